import { periodLabel, type Day } from '#shared/period.ts'
import { CHARACTERS_A_LINE } from '#shared/report/paper/officialLayout.ts'
import { charactersOf } from '#shared/report/paper/charactersOf.ts'

/** Who issues the report and when, set at the right, with the free characters that the standard leaves there. */
export interface Signature {
  readonly part: 'signature'
  readonly issuer: string
  readonly date: string
  /** Free at the right of each. */
  readonly issuerIndent: number
  readonly dateIndent: number
  /** Free at the left of the date: exact where digits are not just half as wide as characters. */
  readonly dateStart: number
}

const FREE = 2

/**
 * GB/T 9704—2012, 7.3.5.2: two characters stay free right of the issuer; the date begins two characters after the issuer
 * does, and where that would take it beyond them, the issuer moves left instead.
 */
export function signature(issuer: string, issued: Day): Signature {
  const date = periodLabel(issued)
  const longer = charactersOf(date) + FREE - charactersOf(issuer)
  const issuerIndent = FREE + Math.max(0, longer)
  return {
    part: 'signature',
    issuer,
    date,
    issuerIndent,
    dateIndent: FREE + Math.max(0, -longer),
    dateStart: CHARACTERS_A_LINE - issuerIndent - charactersOf(issuer) + FREE,
  }
}
