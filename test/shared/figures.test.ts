import { describe, expect, test } from 'vitest'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import { periodObjection, stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { decimalDifference, movementOf } from '#shared/movement.ts'
import { asPeriod } from '#shared/period.ts'
import { progress, timeElapsed } from '#shared/progress.ts'
import { dueOn, overduePeriod } from '#shared/releaseCalendar.ts'
import { WEEKENDS_ONLY } from '#shared/workingDays.ts'
import { isSeriesKey, seriesKey } from '#shared/series.ts'

const rule: ReleaseRule = {
  code: 'm',
  zh: '',
  en: '',
  periodKind: 'month',
  january: false,
  lagMonths: 0,
  dueDay: 20,
}
const growth: Indicator = {
  code: 'economy.fixed-asset-investment.growth',
  domain: 'economy',
  group: null,
  zh: '',
  en: '',
  unit: 'percent',
  kind: 'growth-yoy',
  basis: 'ytd',
  rule: 'm',
  better: 'higher',
  decimals: 1,
  owner: '',
  feed: 'release',
  headline: true,
  growthOf: null,
  rankOf: null,
  targetOf: null,
  partOf: null,
  derivedFrom: null,
  priceBasis: null,
  note: null,
}

const boardOf = (values: Record<string, number | null>, period = '2020-05'): Board =>
  applyReleases(emptyBoard('e'), [
    {
      seq: 1,
      at: '2020-06-20T00:00:00.000Z',
      title: 't',
      owner: 'o',
      changes: Object.entries(values).map(([where, value]) => {
        const [subject = '', p = period] = where.split('/')
        return {
          kind: 'observation' as const,
          series: seriesKey(growth.code, subject),
          period: asPeriod(p),
          value,
          status: value === null ? ('missing' as const) : ('final' as const),
          vintage: 1,
        }
      }),
    },
  ])

describe('movement', () => {
  test('of a rate is a difference in percentage points from the release before, over the missing January', () => {
    const board = boardOf({ 'A/2019-12': 10.2, 'A/2020-02': -11.3 })
    expect(movementOf(board, growth, rule, 'A', asPeriod('2020-02'))).toEqual({
      unit: 'pct-point',
      delta: -21.5,
      against: 'previous',
      from: '2019-12',
      tone: 'bad',
      rates: { before: 10.2, now: -11.3 },
    })
  })

  test('of an amount is against the same period last year, never against another cumulative span', () => {
    const amount: Indicator = { ...growth, unit: 'CNY-100M', kind: 'cumulative-ytd' }
    const board = boardOf({ 'A/2019-05': 16.31, 'A/2020-04': 12.44, 'A/2020-05': 15.87 })
    expect(movementOf(board, amount, rule, 'A', asPeriod('2020-05'))).toMatchObject({
      unit: 'own',
      delta: -0.44,
      against: 'last-year',
      from: '2019-05',
    })
  })

  test('is unknown, not zero, beside a missing value', () => {
    expect(
      movementOf(boardOf({ 'A/2020-04': null, 'A/2020-05': 3 }), growth, rule, 'A', asPeriod('2020-05')),
    ).toBeUndefined()
  })

  test.each([
    [6.3, 8.4, -2.1],
    [0.3, 0.1, 0.2],
    [8.4, 8.4, 0],
    [-6.3, -12.1, 5.8],
  ])('%d − %d is %d without binary dust', (a, b, d) => {
    expect(decimalDifference(a, b)).toBe(d)
  })
})

describe('progress against the schedule', () => {
  test('of 1—5月 has 41.67 percent of the year gone', () => {
    expect(timeElapsed(asPeriod('2020-05'))).toBeCloseTo(41.6667, 3)
    expect(timeElapsed(asPeriod('2020-Q2'))).toBe(50)
    expect(timeElapsed(asPeriod('2020-H1'))).toBe(50)
  })

  test('is unknown without a plan or without a figure', () => {
    expect(progress(null, 10, asPeriod('2020-05'))).toBeUndefined()
    expect(progress(3, 0, asPeriod('2020-05'))).toBeUndefined()
    expect(progress(3, undefined, asPeriod('2020-05'))).toBeUndefined()
  })
})

describe('the release calendar', () => {
  test('has no January where January and February are one value', () => {
    expect(periodObjection(rule, asPeriod('2020-01'))).toBe('january-combined')
    expect(periodObjection(rule, asPeriod('2020-Q1'))).toBe('wrong-kind')
    expect(stepPeriod(rule, asPeriod('2019-12'), 1)).toBe('2020-02')
    expect(stepPeriod(rule, asPeriod('2020-02'), -1)).toBe('2019-12')
  })

  test('counts the lag in months and never leaves the month', () => {
    expect(dueOn(rule, asPeriod('2020-05'))).toBe('2020-06-20')
    expect(dueOn({ ...rule, dueDay: 31, lagMonths: 1 }, asPeriod('2020-12'))).toBe('2021-02-28')
    expect(dueOn({ ...rule, periodKind: 'quarter' }, asPeriod('2020-Q2'))).toBe('2020-07-20')
    expect(dueOn({ ...rule, dueDay: null }, asPeriod('2020-05'))).toBeNull()
  })

  test('calls a figure overdue the day after it was due, not on the day', () => {
    const late = (today: string) => overduePeriod(rule, asPeriod('2020-05'), asPeriod(today), WEEKENDS_ONLY)
    expect(late('2020-07-20')).toBeUndefined()
    expect(late('2020-07-21')).toEqual({
      state: 'overdue',
      period: '2020-06',
      due: '2020-07-20',
      late: { days: 1, workingDays: 1 },
    })
  })
})

describe('series keys', () => {
  test.each([
    'economy.gdp.growth@410104',
    'project.invested-ytd@project:GC-001',
    'economy.gdp.level@410104~civil',
    'economy.gdp.level@ZZ-ZD',
  ])('%s is one', (key) => {
    expect(isSeriesKey(key)).toBe(true)
  })
  test.each(['economy.gdp.growth', '@410104', 'a b@c', 'economy..gdp@1', '__proto__', "x@'; drop", 'a@b@c'])(
    '%s is none',
    (key) => {
      expect(isSeriesKey(key)).toBe(false)
    },
  )
})
