import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { catalogue } from '#test/support/boardFixture.ts'
import { hasPeriod, type ReleaseRule } from '#shared/indicator.ts'
import { addDays, addPeriods, asPeriod, monthOf, periodEnd, type Day } from '#shared/period.ts'
import { dueOn, lateness, nextState, periodsDueIn, periodState } from '#shared/releaseCalendar.ts'
import { nthWorkingDay, WEEKENDS_ONLY } from '#shared/workingDays.ts'

const SEED = 20200131
const days = catalogue.workingDays
const day = (text: string): Day => asPeriod(text)
const due = (rule: Partial<ReleaseRule>, period: string): string | null =>
  dueOn({ ...catalogue.rule('monthly-all'), ...rule }, asPeriod(period), days)

describe('working days', () => {
  test.each([
    ['2020-01-31', false, 'the spring holiday that the State Council made longer'],
    ['2020-02-03', true, 'the first day after it'],
    ['2020-04-26', true, 'a Sunday worked for the May holiday'],
    ['2020-05-01', false, 'May holiday'],
    ['2020-05-05', false, 'the last day of it, a Tuesday'],
    ['2020-05-06', true, 'the day after'],
    ['2020-05-09', true, 'a Saturday worked for it'],
    ['2019-10-07', false, 'the last day of the October week'],
    ['2019-10-08', true, 'the day after'],
    ['2019-09-29', true, 'a Sunday worked for it'],
    ['2015-09-03', false, 'seventy years since the war'],
    ['2015-09-06', true, 'a Sunday worked for that'],
    ['2020-06-13', false, 'a plain Saturday'],
  ])('%s: %s (%s)', (text, works) => {
    expect(days.isWorking(day(text))).toBe(works)
  })

  test('counts the working days between two days as walking from one to the other does', () => {
    const walk = (from: Day, steps: number): number => {
      let n = 0
      for (let d = 1; d <= steps; d++) if (days.isWorking(addDays(from, d))) n++
      return n
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2900 }), fc.integer({ min: 0, max: 400 }), (offset, steps) => {
        const from = addDays(day('2018-12-25'), offset)
        expect(days.between(from, addDays(from, steps))).toBe(walk(from, steps))
      }),
      { seed: SEED },
    )
    expect(days.between(day('2020-05-06'), day('2020-05-01'))).toBe(0)
  })

  test('years that nobody has announced have weekends only, and say so', () => {
    expect(days.isKnown(day('2026-10-01'))).toBe(true)
    expect(days.isKnown(day('2093-10-01'))).toBe(false)
    expect(days.isWorking(day('2093-10-01'))).toBe(true)
    expect(days.isWorking(day('2093-10-03'))).toBe(false)
  })
})

describe('due dates', () => {
  test.each([
    ['moves out of the spring holiday', { dueDay: 31 }, '2019-12', '2020-02-03'],
    [
      'moves before it where the rule says so',
      { dueDay: 31, whenHoliday: 'previous' },
      '2019-12',
      '2020-01-23',
    ],
    ['stays where the rule keeps its day', { dueDay: 31, whenHoliday: 'keep' }, '2019-12', '2020-01-31'],
    ['moves behind the October week', { dueDay: 1 }, '2019-09', '2019-10-08'],
    ['moves behind the May holiday', { dueDay: 2 }, '2020-04', '2020-05-06'],
    ['stays on a Sunday that is worked', { dueDay: 26 }, '2020-03', '2020-04-26'],
    ['moves off a plain weekend', { dueDay: 20 }, '2020-05', '2020-06-22'],
    ['counts working days', { dueDay: null, dueWorkingDay: 7 }, '2014-08', '2014-09-10'],
    [
      'and so comes a day later when a holiday lies before it',
      { dueDay: null, dueWorkingDay: 7 },
      '2015-08',
      '2015-09-10',
    ],
    ['counts a Sunday that is worked', { dueDay: null, dueWorkingDay: 3 }, '2015-08', '2015-09-06'],
  ] as const)('%s', (_, rule, period, expected) => {
    expect(due(rule, period)).toBe(expected)
  })

  const scheduled = catalogue.rules.filter((rule) => rule.dueDay !== null)
  const MONTHS = Array.from({ length: 96 }, (_, i) => addPeriods(asPeriod('2019-01'), i))

  test('of every rule of the catalogue are working days, not before the day the rule names, 2019–2026', () => {
    for (const rule of scheduled)
      for (const month of MONTHS)
        for (const period of periodsDueIn(rule, month, days)) {
          const [moved, named] = [dueOn(rule, period, days), dueOn(rule, period)]
          if (moved === null || named === null) throw new Error('a rule with a day has a due date')
          expect(days.isWorking(moved)).toBe(true)
          expect(moved >= named).toBe(true)
          expect(days.between(addDays(named, -1), moved)).toBe(1) // nothing that is worked was passed over
          expect(moved > periodEnd(period)).toBe(true)
          expect(monthOf(moved)).toBe(month)
        }
  })

  test('fall into one month each: walking through the months finds every period once', () => {
    for (const rule of scheduled) {
      const found = MONTHS.flatMap((month) => periodsDueIn(rule, month, days))
      expect(new Set(found).size).toBe(found.length)
      const last = found.at(-1)
      const first = found[0]
      if (!first || !last) throw new Error(`${rule.code} is never due`)
      const all: string[] = []
      for (let p = first; p <= last; p = addPeriods(p, 1)) if (hasPeriod(rule, p)) all.push(p)
      expect(found).toEqual(all)
    }
  })

  test('with any holiday practice and any day lie within eleven days of the day that is named', () => {
    fc.assert(
      fc.property(
        fc.record({
          dueDay: fc.integer({ min: 1, max: 31 }),
          whenHoliday: fc.constantFrom('next' as const, 'previous' as const, 'keep' as const),
          lagMonths: fc.integer({ min: -12, max: 3 }),
        }),
        fc.integer({ min: 0, max: 95 }),
        (given, i) => {
          const rule = { ...catalogue.rule('monthly-all'), ...given }
          const period = MONTHS[i] ?? MONTHS[0]!
          const [moved, named] = [dueOn(rule, period, days)!, dueOn(rule, period)!]
          expect(moved >= addDays(named, -11) && moved <= addDays(named, 11)).toBe(true)
          if (given.whenHoliday !== 'keep') expect(days.isWorking(moved)).toBe(true)
        },
      ),
      { seed: SEED },
    )
  })

  test('the n-th working day is worked and has n−1 before it', () => {
    for (const month of MONTHS)
      for (const n of [1, 5, 12]) {
        const found = nthWorkingDay(days, month, n)
        expect(days.isWorking(found)).toBe(true)
        expect(days.between(addDays(asPeriod(`${month}-01`), -1), found)).toBe(n)
      }
    expect(nthWorkingDay(WEEKENDS_ONLY, asPeriod('2021-02'), 23)).toBe('2021-02-26') // it has only twenty
  })
})

describe('the state of a release', () => {
  const rule = catalogue.rule('monthly-all') // due on the 15th
  const may = asPeriod('2020-05')

  test('is 未到发布期 up to its due day, 应报未报 from the next', () => {
    expect(periodState(rule, may, undefined, day('2020-06-15'), days)).toMatchObject({ state: 'upcoming' })
    expect(periodState(rule, may, undefined, day('2020-06-22'), days)).toEqual({
      ...{ state: 'overdue', period: '2020-05', due: '2020-06-15' },
      late: { days: 7, workingDays: 5 },
    })
  })

  test('counts lateness in working days through a holiday', () => {
    expect(lateness(day('2020-04-30'), day('2020-05-06'), days)).toEqual({ days: 6, workingDays: 1 })
    expect(lateness(day('2020-04-30'), day('2020-04-30'), days)).toEqual({ days: 0, workingDays: 0 })
  })

  test('is 已发布 in time or so many days late once it has come', () => {
    const came = (on: string) => periodState(rule, may, day(on), day('2020-07-01'), days)
    expect(came('2020-06-12')).toMatchObject({ state: 'published', late: { days: 0, workingDays: 0 } })
    expect(came('2020-06-17')).toMatchObject({ state: 'published', late: { days: 2, workingDays: 2 } })
  })

  test('is 无固定发布日 where nobody promised a day', () => {
    expect(nextState(catalogue.rule('plan-year'), asPeriod('2020'), day('2026-01-01'), days)).toEqual({
      state: 'unscheduled',
    })
  })
})
