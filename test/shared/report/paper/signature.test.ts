import { describe, expect, it } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { charactersOf } from '#shared/report/paper/charactersOf.ts'
import { CHARACTERS_A_LINE } from '#shared/report/paper/officialLayout.ts'
import { signature } from '#shared/report/paper/signature.ts'

describe('the signature, GB/T 9704—2012, 7.3.5.2', () => {
  it('leaves two characters right of the issuer and begins the date two after it', () => {
    const signed = signature('管城回族区发展改革和统计局', asPeriod('2020-07-10'))
    expect(signed).toMatchObject({ date: '2020年7月10日', issuerIndent: 2 })
    expect(signed.dateStart).toBe(CHARACTERS_A_LINE - 2 - 13 + 2)
    expect(signed.dateStart + charactersOf(signed.date) + signed.dateIndent).toBe(CHARACTERS_A_LINE)
  })

  it('moves a short issuer left, so that two characters stay free right of the date', () => {
    const signed = signature('统计局', asPeriod('2020-12-31'))
    expect(signed.dateIndent).toBe(2)
    expect(signed.issuerIndent).toBe(2 + charactersOf('2020年12月31日') + 2 - 3)
    expect(signed.dateStart + charactersOf(signed.date) + signed.dateIndent).toBe(CHARACTERS_A_LINE)
  })
})
