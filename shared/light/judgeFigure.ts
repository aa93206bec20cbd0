import {
  ACCUMULATES,
  annualPlans,
  isScheduledKind,
  lastYearOf,
  planProgress,
  type AnnualPlan,
} from '#shared/annualPlan.ts'
import { latestOf, observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { judged, type Judgement, type Measured } from '#shared/light/judgement.ts'
import { lightRulesOf, type LightRule, type LightRuleOf } from '#shared/light/lightRule.ts'
import { wrongSide } from '#shared/light/measureDistance.ts'
import {
  behindSchedule,
  lostPoints,
  type ProgressFacts,
  type Sourced,
} from '#shared/light/measureProgress.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import { progressOf } from '#shared/progress.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** A figure to be judged: which one, of whom, in which period (the newest where left out). */
export interface FigureAt {
  readonly board: Board
  readonly catalogue: Catalogue
  readonly indicator: Indicator
  readonly subject: string
  readonly period?: Period
}

/**
 * What every rule that is for a figure says of it, in the order of the rules; `only` leaves rules out. Whether it is
 * overdue is no part of it.
 */
export function judgeFigure(
  at: FigureAt,
  only: (rule: LightRule) => boolean = () => true,
): readonly Judgement[] {
  const { catalogue, indicator } = at
  const rules = lightRulesOf(catalogue.lightRules, indicator.code, indicator.kind).filter(only)
  return rules.flatMap((rule) => measure(rule, at).map((measured) => judged(rule, measured)))
}

/** Every series that the judgement of a figure may be read from. */
export function judgementKeys(
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
): readonly SeriesKey[] {
  const { code, kind } = indicator
  const curve = catalogue.planCurve(code)
  const areas = lightRulesOf(catalogue.lightRules, code, kind).flatMap((rule) =>
    rule.measure === 'reference' && rule.reference !== 'target' ? [catalogue.site[rule.reference]] : [],
  )
  return [
    ...[subject, ...areas].map((area) => seriesKey(code, area)),
    ...catalogue.targetsOf(code).map((target) => seriesKey(target.code, subject)),
    ...(curve.kind === 'last-year' && curve.figure ? [seriesKey(curve.figure, subject)] : []),
  ]
}

function measure(rule: LightRule, at: FigureAt): readonly Measured[] {
  switch (rule.measure) {
    case 'behind-schedule':
      return progressFacts(at).map(behindSchedule)
    case 'score':
      return progressFacts(at).map((facts) => lostPoints(rule, facts))
    case 'threshold':
      return [wrongSide({ ...distance(at), mark: { value: rule.threshold }, name: 'threshold' })]
    case 'reference':
      return [beside(rule, at)]
    case 'planned-month':
    case 'months-after':
    case 'overdue':
      return [] // of records and of calendars, not of a value
  }
}

const ownValue = ({ board, indicator, subject, period }: FigureAt): BoardObservation | undefined => {
  const key = seriesKey(indicator.code, subject)
  return period === undefined ? latestOf(board, key) : observationAt(board, key, period)
}

/** One for each target of the year; a completion rate is its own, and where there is no target the plan is unknown. */
function progressFacts(at: FigureAt): readonly ProgressFacts[] {
  const { board, catalogue, indicator, subject } = at
  const { code } = indicator
  const own = ownValue(at)
  const done: Sourced | undefined = own && sourced(own, code, subject)
  const head = { indicator: code, period: own?.period ?? at.period }
  if (!isScheduledKind(indicator.kind)) return [] // a stock or a rate of growth is no share of a plan
  if (!ACCUMULATES.has(indicator.kind)) {
    const curve = catalogue.planCurve(code)
    const progress =
      own && own.value !== null
        ? progressOf(own.value, own.period, curve, lastYearOf(board, curve, code, subject))
        : undefined
    return [{ ...head, progress, ...(done && { completion: done }) }]
  }
  const against = own ? planProgress(board, catalogue, indicator, subject, own) : []
  if (!own || against.length === 0)
    return catalogue.targetsOf(code).length > 0
      ? [{ ...head, progress: undefined, parts: { done, plan: undefined } }]
      : []
  const year = yearOf(own.period)
  return against.map(({ plan, progress }) => ({
    ...head,
    progress,
    parts: {
      done,
      plan: planSourced(plan, subject, year),
    },
  }))
}

const yearOf = (period: Period): Period => asPeriod(String(periodParts(period).year))

const planSourced = ({ target, value, demo }: AnnualPlan, subject: string, year: Period): Sourced => ({
  value,
  series: seriesKey(target.code, subject),
  period: year,
  ...(demo && { demo }),
})

const sourced = ({ value, period, demo }: BoardObservation, code: string, subject: string): Sourced => ({
  value,
  series: seriesKey(code, subject),
  period,
  ...(demo && { demo }),
})

function distance(at: FigureAt) {
  const { indicator, subject } = at
  const own = ownValue(at)
  return {
    indicator: indicator.code,
    period: own?.period ?? at.period,
    value: own && sourced(own, indicator.code, subject),
    better: indicator.better,
    unit: indicator.unit === 'percent' ? ('pct-point' as const) : ('own' as const),
  }
}

function beside({ reference }: LightRuleOf<'reference'>, at: FigureAt): Measured {
  const { board, catalogue, indicator, subject } = at
  const facts = distance(at)
  const { period } = facts
  const mark = (): Sourced | undefined => {
    if (period === undefined) return undefined
    if (reference === 'target') {
      const [plan] = annualPlans(board, catalogue, indicator, subject, period)
      return plan && planSourced(plan, subject, yearOf(period))
    }
    const area = catalogue.site[reference]
    const other = observationAt(board, seriesKey(indicator.code, area), period)
    return other && sourced(other, indicator.code, area)
  }
  return wrongSide({ ...facts, mark: mark(), name: reference })
}
