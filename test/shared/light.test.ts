import { describe, expect, test } from 'vitest'
import { judged, type Judgement } from '#shared/light/judgement.ts'
import type { LightRule } from '#shared/light/lightRule.ts'
import { wrongSide } from '#shared/light/measureDistance.ts'
import { behindSchedule, lostPoints, type ProgressFacts } from '#shared/light/measureProgress.ts'
import { daysLate, monthsBetween, monthsMissed, waiting } from '#shared/light/measureWaiting.ts'
import { asPeriod } from '#shared/period.ts'
import { progress } from '#shared/progress.ts'
import type { RecordFields } from '#shared/release.ts'
import { planProgress } from '#shared/annualPlan.ts'
import { latestOf } from '#shared/board.ts'
import { indexCatalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'
import { boardOf, catalogue } from '#test/support/boardFixture.ts'

const { home } = catalogue.site
const day = asPeriod
function ruleOf<M extends LightRule['measure']>(
  code: string,
  measure: M,
): Extract<LightRule, { measure: M }> {
  const rule = catalogue.lightRules.rules.find((one) => one.code === code)
  if (rule?.measure !== measure) throw new Error(`${code} is no rule of ${measure}`)
  return rule as Extract<LightRule, { measure: M }>
}
const said = ({ light, grey }: Judgement): string => (grey ? `${light}: ${grey}` : light)

const facts = (done: number | null, plan: number | null): ProgressFacts => ({
  period: asPeriod('2020-06'),
  progress: progress(done, plan, asPeriod('2020-06')),
  parts: {
    done: done === null ? undefined : { value: done },
    plan: plan === null ? undefined : { value: plan },
  },
})
const behind = (done: number | null, plan: number | null): Judgement =>
  judged(ruleOf('behind-schedule', 'behind-schedule'), behindSchedule(facts(done, plan)))

describe('behind schedule', () => {
  test.each([
    [50, 'green'],
    [40.1, 'green'],
    [40, 'yellow'],
    [20, 'yellow'],
    [19.9, 'red'],
    [109, 'green'],
  ])('%d percent at mid-year is %s: 10 to 30 points inclusive yellow, over 30 red', (done, light) => {
    expect(behind(done, 100).light).toBe(light)
  })

  test('is exact at the bounds whatever the plan: 3.2 of 8 is ten points behind', () => {
    expect(behind(3.2, 8)).toMatchObject({ light: 'yellow', amount: 10 })
    expect(behind(1.6, 8)).toMatchObject({ light: 'yellow', amount: 30 })
  })

  test('is exact where thirds are in it: 11 of 30 by August is thirty points behind and not more', () => {
    const state = progress(11, 30, asPeriod('2020-08'))
    expect(state?.gap).toBeLessThan(-30) // the dust of binary thirds
    const measured = behindSchedule({ ...facts(11, 30), progress: state })
    expect(judged(ruleOf('behind-schedule', 'behind-schedule'), measured).light).toBe('yellow')
  })

  test('of a figure with two targets is told for each, the one furthest behind first', () => {
    const targets = indexCatalogue({
      ...catalogue,
      indicators: catalogue.indicators.map((i) =>
        i.code === 'ecology.greening.area-target'
          ? { ...i, targetOf: 'ecology.projects.invested-ytd', unit: 'CNY-100M' }
          : i,
      ),
    })
    const indicator = targets.indicator('ecology.projects.invested-ytd')
    if (!indicator) throw new Error('the catalogue has no investment in ecology')
    const board = boardOf({
      [`ecology.projects.invested-ytd@${home}`]: { '2020-06': 3 },
      [`ecology.projects.plan-year@${home}`]: { '2020': 8 },
      [`ecology.greening.area-target@${home}`]: { '2020': 10 },
    })
    const done = latestOf(board, seriesKey(indicator.code, home))
    const told = done && planProgress(board, targets, indicator, home, done)
    expect(told?.map(({ progress: state }) => state.completion)).toEqual([30, 37.5])
  })

  test('shows its inputs and its sum', () => {
    const { inputs, sum, rule, unit } = behind(3.2, 8)
    expect(rule.code).toBe('behind-schedule')
    expect(unit).toBe('pct-point')
    expect(inputs.map((input) => [input.name, input.value])).toEqual([
      ['done', 3.2],
      ['plan', 8],
      ['elapsed', 50],
      ['scheduled', 50],
    ])
    expect(sum).toEqual([
      { kind: 'share', part: 3.2, whole: 8, result: 40 },
      { kind: 'difference', from: 50, take: 40, result: 10, unit: 'pct-point' },
    ])
  })

  test('by last year shows last year’s figures too, and how the schedule comes of them', () => {
    const curve = { code: 'l', zh: '', en: '', kind: 'last-year', figure: null } as const
    const then = new Map([
      ['2019-06', 30],
      ['2019-12', 120],
    ])
    const state = progress(3.2, 8, asPeriod('2020-06'), curve, (period) => then.get(period))
    const measured = behindSchedule({ ...facts(3.2, 8), progress: state })
    expect(measured.sum?.slice(1)).toEqual([
      { kind: 'share', part: 30, whole: 120, result: 25 },
      { kind: 'difference', from: 25, take: 40, result: -15, unit: 'pct-point' },
    ])
    expect(measured.inputs).toMatchObject([
      { name: 'done' },
      { name: 'plan' },
      { name: 'done-last-year', value: 30, period: '2019-06' },
      { name: 'whole-last-year', value: 120, period: '2019-12' },
      { name: 'elapsed' },
      { name: 'scheduled', value: 25 },
    ])
  })

  test('is grey without a figure, without a plan, and where the schedule is not known, and says which', () => {
    expect(said(behind(null, 8))).toBe('grey: no-figure')
    expect(said(behind(3.2, null))).toBe('grey: no-plan')
    const curve = { code: 'l', zh: '', en: '', kind: 'last-year', figure: null } as const
    const state = progress(3.2, 8, asPeriod('2020-06'), curve)
    const measured = behindSchedule({ ...facts(3.2, 8), progress: state })
    expect(said(judged(ruleOf('behind-schedule', 'behind-schedule'), measured))).toBe('grey: no-schedule')
  })
})

describe('a figure beside another', () => {
  const rule = ruleOf('growth-below-city', 'reference')
  const beside = (value: number | null, mark: number | null, better: 'higher' | 'lower' = 'higher') =>
    judged(
      rule,
      wrongSide({
        indicator: 'x',
        period: undefined,
        value: { value },
        mark: { value: mark },
        name: 'city',
        better,
        unit: 'pct-point',
      }),
    )

  test.each([
    [8.4, 8.4, 'higher', 'green'],
    [8.3, 8.4, 'higher', 'yellow'],
    [5.4, 8.4, 'higher', 'yellow'],
    [5.3, 8.4, 'higher', 'red'],
    [8.3, 8.4, 'lower', 'green'],
    [8.5, 8.4, 'lower', 'yellow'],
    [11.5, 8.4, 'lower', 'red'],
  ] as const)('%d against %d where %s is better is %s', (value, mark, better, light) => {
    expect(beside(value, mark, better).light).toBe(light)
  })

  test('is reckoned without binary dust: 8.4 − 8.3 is 0.1', () => {
    expect(beside(8.3, 8.4).sum).toEqual([
      { kind: 'difference', from: 8.4, take: 8.3, result: 0.1, unit: 'pct-point' },
    ])
  })

  test('is grey while either is not published', () => {
    expect(said(beside(null, 8.4))).toBe('grey: no-figure')
    expect(said(beside(8.3, null))).toBe('grey: no-reference')
  })
})

describe('a step that is awaited', () => {
  const started = ruleOf('not-started', 'planned-month')
  const listed = ruleOf('not-listed', 'months-after')
  const start = (fields: RecordFields, today: string) =>
    said(judged(started, waiting(monthsMissed, started.fields, fields, day(today))))
  const listing = (fields: RecordFields, today: string) =>
    said(judged(listed, waiting(monthsBetween, listed.fields, fields, day(today))))

  test.each([
    ['2020-05-31', 'grey: not-due'],
    ['2020-06-30', 'grey: not-due'],
    ['2020-07-01', 'yellow'],
    ['2020-08-31', 'yellow'],
    ['2020-09-01', 'red'],
  ])('planned for June and not begun is on %s %s: one month yellow, three running red', (today, light) => {
    expect(start({ plannedStartOn: '2020-06-15' }, today)).toBe(light)
  })

  test.each([
    ['2020-06-09', 'green: 0.97'],
    ['2020-06-10', 'yellow: 1.00'],
    ['2020-07-10', 'yellow: 2.00'],
    ['2020-07-11', 'red: 2.03'],
  ])('begun on 10 May and not listed is on %s %s: a month after yellow, over two red', (today, expected) => {
    const fields = { startedOn: '2020-05-10', listedOn: null }
    const { light, amount } = judged(listed, waiting(monthsBetween, listed.fields, fields, day(today)))
    expect(`${light}: ${amount?.toFixed(2)}`).toBe(expected)
  })

  test('is green once it was taken, however late', () => {
    expect(start({ plannedStartOn: '2020-01-01', startedOn: '2020-12-01' }, '2021-01-01')).toBe('green')
  })

  test('is silent where a good reason is on record', () => {
    expect(start({ plannedStartOn: '2020-01-01', startExcuse: '征迁争议在诉' }, '2020-12-01')).toBe(
      'grey: excused',
    )
    const fields = { startedOn: '2020-01-01', listedOn: null, listingExcuse: '计划总投资不足500万元' }
    expect(listing(fields, '2020-12-01')).toBe('grey: excused')
    expect(start({ plannedStartOn: '2020-01-01', startExcuse: '' }, '2020-12-01')).toBe('red')
  })

  test('is unknown where the ledger does not say, and never late then', () => {
    expect(start({}, '2020-12-01')).toBe('grey: not-recorded')
    expect(listing({ startedOn: '2020-01-01' }, '2020-12-01')).toBe('grey: not-recorded')
    expect(start({ plannedStartOn: 'soon' }, '2020-12-01')).toBe('grey: not-recorded')
  })

  test.each([
    ['2020-01-31', '2020-02-29', 1],
    ['2020-01-31', '2020-03-30', 1 + 30 / 31],
    ['2020-01-31', '2020-03-31', 2],
    ['2020-01-30', '2020-03-29', 1 + 29 / 30],
    ['2019-12-15', '2020-01-14', 30 / 31],
  ])('from %s to %s counts %d months', (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBeCloseTo(months, 10)
  })
})

describe('a figure that was due', () => {
  const rule = ruleOf('overdue', 'overdue')
  const late = (due: string | null, today: string) =>
    judged(rule, daysLate(due === null ? null : day(due), day(today)))

  test('is not late on the day, yellow on the next, and grey where nobody promised a day', () => {
    expect(said(late('2020-07-20', '2020-07-20'))).toBe('grey: not-due')
    expect(late('2020-07-20', '2020-07-21')).toMatchObject({
      light: 'yellow',
      amount: 1,
      sum: [{ kind: 'span', from: '2020-07-20', to: '2020-07-21', result: 1, unit: 'days' }],
    })
    expect(said(late(null, '2020-07-21'))).toBe('grey: no-promise')
  })
})

describe('the score sheet', () => {
  const rule = ruleOf('score-sheet-2020', 'score')
  test.each([
    [100, 0, 'green'],
    [90, 1, 'yellow'],
    [70, 3, 'red'],
    [110, -2, 'green'],
    [140, -7, 'green'],
  ])('takes from %d percent %d points', (completion, lost, light) => {
    const judgement = judged(rule, lostPoints(rule, facts(completion, 100)))
    expect(judgement.amount).toBeCloseTo(lost, 9)
    expect(judgement.light).toBe(light)
  })
})
