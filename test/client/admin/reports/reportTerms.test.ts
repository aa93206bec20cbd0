import { describe, expect, it } from 'vitest'
import { offeredPeriods, sentTerms, usualCutoff, usualPeriod } from '#client/admin/reports/reportTerms.ts'
import { asPeriod } from '#shared/period.ts'

const TODAY = asPeriod('2026-07-10')

describe('what a report is of, unless somebody says otherwise', () => {
  it('is the newest period that is over, and on its last day that one', () => {
    expect(usualPeriod('half-year', TODAY)).toBe('2026-H1')
    expect(usualPeriod('month', TODAY)).toBe('2026-06')
    expect(usualPeriod('bulletin', asPeriod('2026-06-30'))).toBe('2026-06')
    expect(usualPeriod('week', TODAY)).toBe(TODAY)
    expect(offeredPeriods('half-year', TODAY).slice(0, 3)).toEqual(['2026-H2', '2026-H1', '2025-H2'])
    expect(offeredPeriods('week', TODAY)).toEqual([])
  })

  it('has figures up to its end, or to today while it runs', () => {
    expect(usualCutoff(asPeriod('2026-H1'), TODAY)).toBe('2026-06-30')
    expect(usualCutoff(asPeriod('2026-H2'), TODAY)).toBe(TODAY)
  })

  it('leaves to the server what was left empty', () => {
    const typed = { period: asPeriod('2026-H1'), cutoff: '', issued: '2026-07-10', number: ' ', asOf: '' }
    expect(sentTerms(typed)).toEqual({ period: '2026-H1', issued: '2026-07-10' })
    expect(sentTerms({ ...typed, number: '3', asOf: '2026-07-01' })).toMatchObject({
      number: 3,
      asOf: '2026-07-01',
    })
  })
})
