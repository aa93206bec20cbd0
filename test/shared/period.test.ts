import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addPeriods,
  asPeriod,
  comparePeriods,
  isPeriod,
  nextPeriod,
  periodDistance,
  periodEnd,
  periodLabel,
  periodParts,
  periodStart,
  previousPeriod,
  samePeriodLastYear,
  shanghaiDay,
  type PeriodLabelOptions,
} from '#shared/period.ts'
import { anyPeriod, SEED } from '#test/shared/arbitraries.ts'

const check = (property: fc.IRawProperty<unknown>): void =>
  fc.assert(property as fc.IProperty<unknown>, { seed: SEED, numRuns: 500 })

describe('a period', () => {
  test.each([
    '2020-5',
    '2020-13',
    '2020-00',
    '2020-Q5',
    '2020-H3',
    '20',
    '2020-02-30',
    '2019-02-29',
    '２０２０-05',
    ' 2020',
    '2020-05-',
    '1899',
  ])('is refused when it reads %j', (text) => {
    expect(isPeriod(text)).toBe(false)
    expect(() => asPeriod(text)).toThrow(RangeError)
  })

  test('comes back from the step after it and the step before it', () => {
    check(
      fc.property(
        anyPeriod,
        (p) => previousPeriod(nextPeriod(p)) === p && nextPeriod(previousPeriod(p)) === p,
      ),
    )
  })

  test('has neighbours beyond the years that may be written', () => {
    expect(previousPeriod(asPeriod('1900-01'))).toBe('1899-12')
    expect(samePeriodLastYear(asPeriod('1900'))).toBe('1899')
    expect(nextPeriod(asPeriod('2999-Q4'))).toBe('3000-Q1')
    expect(nextPeriod(nextPeriod(asPeriod('2999-12-31')))).toBe('3000-01-02')
  })

  test('lies exactly as far away as the steps taken', () => {
    check(
      fc.property(
        anyPeriod,
        fc.integer({ min: -50, max: 50 }),
        (p, n) => periodDistance(p, addPeriods(p, n)) === n,
      ),
    )
  })

  test('comes after every period that ends before it, and order is total and consistent', () => {
    check(
      fc.property(anyPeriod, anyPeriod, anyPeriod, (a, b, c) => {
        const sign = Math.sign(comparePeriods(a, b))
        expect(Math.sign(comparePeriods(b, a))).toBe(sign === 0 ? 0 : -sign)
        expect(sign === 0).toBe(a === b)
        if (periodEnd(a) < periodEnd(b)) expect(sign).toBe(-1)
        if (sign < 0 && comparePeriods(b, c) < 0) expect(comparePeriods(a, c)).toBeLessThan(0)
      }),
    )
  })

  test('starts no later than it ends, and the next one of its kind starts the day after', () => {
    check(
      fc.property(anyPeriod, (p) => {
        expect(periodStart(p) <= periodEnd(p)).toBe(true)
        expect(periodStart(nextPeriod(p))).toBe(nextPeriod(periodEnd(p)))
      }),
    )
  })

  test('keeps its place in the year one year back', () => {
    check(
      fc.property(anyPeriod, (p) => {
        const back = periodParts(samePeriodLastYear(p))
        const here = periodParts(p)
        expect(back).toEqual({ ...here, year: here.year - 1, day: Math.min(here.day, back.day) })
      }),
    )
    expect(samePeriodLastYear(asPeriod('2020-02-29'))).toBe('2019-02-28')
  })

  test('has no distance to a period of another kind', () => {
    expect(() => periodDistance(asPeriod('2020-05'), asPeriod('2020-Q2'))).toThrow(RangeError)
  })

  test('of a day is read off the bureau clock, whatever the zone of the machine', () => {
    expect(shanghaiDay(Date.parse('2020-06-30T15:59:59Z'))).toBe('2020-06-30')
    expect(shanghaiDay(Date.parse('2020-06-30T16:00:00Z'))).toBe('2020-07-01')
  })
})

describe('the label of a period', () => {
  const ytd: PeriodLabelOptions = { basis: 'ytd' }
  const combined: PeriodLabelOptions = { basis: 'single', janFebCombined: true }
  test.each<[string, PeriodLabelOptions, string, string]>([
    ['2020-05', ytd, '2020年1—5月', 'Jan–May 2020'],
    ['2020-01', ytd, '2020年1月', 'Jan 2020'],
    ['2020-05', {}, '2020年5月', 'May 2020'],
    ['2020-02', combined, '2020年1—2月', 'Jan–Feb 2020'],
    ['2020-03', combined, '2020年3月', 'Mar 2020'],
    ['2020-02', {}, '2020年2月', 'Feb 2020'],
    ['2020-Q1', ytd, '2020年一季度', 'Q1 2020'],
    ['2020-Q2', ytd, '2020年上半年', 'H1 2020'],
    ['2020-Q3', ytd, '2020年前三季度', 'Q1–Q3 2020'],
    ['2020-Q4', ytd, '2020年', '2020'],
    ['2020-Q2', {}, '2020年二季度', 'Q2 2020'],
    ['2020-Q2', { basis: 'as-of' }, '2020年二季度末', 'end-Q2 2020'],
    ['2020-H1', ytd, '2020年上半年', 'H1 2020'],
    ['2020-H2', {}, '2020年下半年', 'H2 2020'],
    ['2020', { basis: 'plan' }, '2020年', '2020'],
    ['2020-05', { basis: 'as-of' }, '2020年5月末', 'end-May 2020'],
    ['2020-06-12', { basis: 'as-of' }, '截至2020年6月12日', 'to 12 Jun 2020'],
    ['2020-05', { basis: 'ytd', year: false }, '1—5月', 'Jan–May'],
  ])('%s %o reads %s and %s', (text, options, zh, en) => {
    expect(periodLabel(asPeriod(text), options)).toBe(zh)
    expect(periodLabel(asPeriod(text), { ...options, locale: 'en' })).toBe(en)
  })
})
