import { observationAt, observationUpTo, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { asPeriod, periodParts, type Period } from '#shared/period.ts'
import type { LastYear, PlanCurve } from '#shared/planCurve.ts'
import { progress, type Progress } from '#shared/progress.ts'
import { seriesKey } from '#shared/series.ts'
import { areComparable, convert } from '#shared/unit.ts'

/** What was set for the year of a period. */
export interface AnnualPlan {
  /** The indicator that holds the target. */
  readonly target: Indicator
  /** In the unit of the measured indicator. */
  readonly value: number
  readonly demo: boolean
}

/** Kinds that are counted up from January: only of these a share of the annual plan is due by now. */
export const ACCUMULATES: ReadonlySet<Indicator['kind']> = new Set(['cumulative-ytd', 'count-ytd'])

/** Whether a schedule can be held against figures of a kind: what accumulates, and completions in percent. */
export const isScheduledKind = (kind: Indicator['kind']): boolean =>
  ACCUMULATES.has(kind) || kind === 'completion-rate'

/** Every target on the board for the year of a period: the city's plan and the bureau's own may both be there. */
export function annualPlans(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): readonly AnnualPlan[] {
  const { year } = periodParts(period)
  return catalogue.targetsOf(indicator.code).flatMap((target) => {
    const set = observationUpTo(board, seriesKey(target.code, subject), asPeriod(String(year)))
    if (!set || set.value === null || periodParts(set.period).year !== year) return []
    const [from, to] = [catalogue.unit(target.unit), catalogue.unit(indicator.unit)]
    if (!areComparable(from, to)) return []
    return [{ target, value: convert(set.value, from, to), demo: set.demo === true }]
  })
}

export interface PlanProgress {
  readonly plan: AnnualPlan
  readonly progress: Progress
}

/** How far an observation is with each of its year's targets, furthest behind first; none unless it accumulates. */
export function planProgress(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  { period, value }: BoardObservation,
): readonly PlanProgress[] {
  if (!ACCUMULATES.has(indicator.kind)) return []
  const curve = catalogue.planCurve(indicator.code)
  const lastYear = lastYearOf(board, curve, indicator.code, subject)
  return annualPlans(board, catalogue, indicator, subject, period)
    .flatMap((plan) => {
      const state = progress(value, plan.value, period, curve, lastYear)
      return state ? [{ plan, progress: state }] : []
    })
    .sort((a, b) => a.progress.completion - b.progress.completion)
}

/** Last year's values for a curve: of the figure that it follows, else of the measured one. */
export const lastYearOf =
  (board: Board, curve: PlanCurve, code: string, subject: string): LastYear =>
  (period) =>
    observationAt(board, seriesKey((curve.kind === 'last-year' && curve.figure) || code, subject), period)
      ?.value
