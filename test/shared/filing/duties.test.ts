import { describe, expect, test } from 'vitest'
import type { CalendarEntry } from '#shared/contract/calendar.ts'
import { dutiesOf } from '#shared/filing/duties.ts'
import { asPeriod } from '#shared/period.ts'
import { cellKey, seriesKey } from '#shared/series.ts'
import { workingDaysBefore } from '#shared/workingDays.ts'
import { catalogue } from '#test/support/boardFixture.ts'

const RETAIL = seriesKey('economy.retail-sales.growth', '410104')
const DERIVED = seriesKey('economy.headline.improving-share', '410104')
const OCTOBER = asPeriod('2026-10')

const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  ...{ series: RETAIL, period: OCTOBER, due: asPeriod('2026-11-18'), named: null },
  ...{ state: 'upcoming', on: null, late: { days: 0, workingDays: 0 }, certain: true },
  ...change,
})
const duty = (change: Partial<CalendarEntry>, today: string, inReview = new Set<never>()) =>
  dutiesOf([entry(change)], catalogue, asPeriod(today), inReview)[0]

describe('what an office owes', () => {
  test('is to be filed a working day before its release, over weekends and holidays', () => {
    expect(duty({}, '2026-11-10')?.fileBy).toBe('2026-11-17')
    expect(duty({ due: asPeriod('2026-11-16') }, '2026-11-10')?.fileBy).toBe('2026-11-13')
    const days = catalogue.workingDays
    expect(workingDaysBefore(days, asPeriod('2026-10-09'), 1)).toBe('2026-10-08')
    expect(workingDaysBefore(days, asPeriod('2026-10-08'), 1)).toBe('2026-09-30')
    expect(workingDaysBefore(days, asPeriod('2026-11-18'), 0)).toBe('2026-11-18')
  })

  test('is late from the day after, counted in working days', () => {
    expect(duty({}, '2026-11-17')).toMatchObject({ state: 'owed', lateDays: 0 })
    expect(duty({}, '2026-11-18')).toMatchObject({ state: 'late', lateDays: 1 })
    expect(duty({ state: 'overdue' }, '2026-11-23')).toMatchObject({ state: 'late', lateDays: 4 })
  })

  test('is in review once it was submitted, and done once it is public, however late it was', () => {
    const submitted = dutiesOf(
      [entry()],
      catalogue,
      asPeriod('2026-11-20'),
      new Set([cellKey(RETAIL, OCTOBER)]),
    )
    expect(submitted).toMatchObject([{ state: 'in-review', lateDays: 3 }])
    const on = asPeriod('2026-11-20')
    expect(duty({ state: 'published', on }, '2026-11-23')).toMatchObject({ state: 'done', lateDays: 0, on })
  })

  test('is filed by the desk that copies releases where the figure is a higher authority’s', () => {
    expect(duty({}, '2026-11-10')?.owner).toBe('bureau.stats-general')
  })

  test('begins when the period has ended', () => {
    const november = { period: asPeriod('2026-11'), due: asPeriod('2026-12-18') }
    expect(duty(november, '2026-11-29')).toBeUndefined()
    expect(duty(november, '2026-11-30')).toMatchObject({ state: 'owed', fileBy: '2026-12-17' })
  })

  test('holds neither figures that are worked out nor those that nobody waits for any more', () => {
    expect(duty({ series: DERIVED }, '2026-11-10')).toBeUndefined()
    expect(duty({ state: 'lapsed' }, '2026-11-10')).toBeUndefined()
  })
})
