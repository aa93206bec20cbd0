import type { BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { measureOf, type Quantity } from '#shared/measure.ts'
import { decimalDifference } from '#shared/movement.ts'
import { periodParts, type Period } from '#shared/period.ts'
import { areComparable } from '#shared/unit.ts'

/** The month or quarter by itself, as far as it follows from what was counted since January. */
export type SinglePeriod =
  /** The first period of the year: what was counted since January is the period itself, and no estimate. */
  | { readonly kind: 'whole'; readonly value: Quantity<'single-period'>; readonly demo: boolean }
  /** January and February come as one value and stay one (S2). */
  | { readonly kind: 'combined'; readonly value: Quantity<'single-period'>; readonly demo: boolean }
  /** The difference of two cumulative values: 推算, since late reports and revisions fall into it (S1, S14). */
  | {
      readonly kind: 'estimate'
      readonly value: Quantity<'single-period'>
      readonly minus: Period
      /** Accounted period by period by the statistics bureau, never by subtraction. */
      readonly isAccounted: boolean
      readonly demo: boolean
    }
  | { readonly kind: 'refused'; readonly why: SinglePeriodObjection }

export type SinglePeriodObjection =
  /** No sum since January: there is nothing to subtract. */
  | 'not-cumulative'
  /** The catalogue says that a single period of this figure means nothing. */
  | 'not-allowed'
  | 'missing'
  /** One of the two was revised, and the other may stand on the old ground. */
  | 'across-revision'

type Cumulative = Pick<BoardObservation, 'period' | 'value' | 'status' | 'vintage' | 'demo'>

/** What the period by itself amounts to, from the cumulative values of one series in any order. */
export function singlePeriod(
  indicator: Indicator,
  rule: ReleaseRule,
  observations: readonly Cumulative[],
  period: Period,
): SinglePeriod {
  const measure = measureOf(indicator)
  const isCumulative = indicator.basis === 'ytd' && (measure === 'cumulative' || measure === 'count')
  if (!isCumulative) return { kind: 'refused', why: 'not-cumulative' }
  if (indicator.single === 'never') return { kind: 'refused', why: 'not-allowed' }
  const now = valueAt(observations, period)
  if (!now) return { kind: 'refused', why: 'missing' }
  const minus = stepPeriod(rule, period, -1)
  if (periodParts(minus).year !== periodParts(period).year) {
    const { kind, index } = periodParts(period)
    const value = now.value as Quantity<'single-period'>
    return { kind: kind === 'month' && index > 1 ? 'combined' : 'whole', value, demo: now.demo === true }
  }
  const before = valueAt(observations, minus)
  if (!before) return { kind: 'refused', why: 'missing' }
  if (isRevised(now) || isRevised(before)) return { kind: 'refused', why: 'across-revision' }
  return {
    kind: 'estimate',
    value: decimalDifference(now.value, before.value) as Quantity<'single-period'>,
    minus,
    isAccounted: indicator.single === 'accounted',
    demo: now.demo === true || before.demo === true,
  }
}

type Known = Cumulative & { readonly value: number }

function valueAt(observations: readonly Cumulative[], period: Period): Known | undefined {
  const found = observations.find((o) => o.period === period)
  return found && found.value !== null ? { ...found, value: found.value } : undefined
}

const isRevised = ({ status, vintage }: Cumulative): boolean => status === 'revised' || vintage > 1

/**
 * The indicator under which the single months or quarters of a cumulative one are published, by the catalogue's naming
 * (`x.level` and `x-month.level`): where it has a value, nothing is to be estimated.
 */
export function singleCounterpart(catalogue: Catalogue, indicator: Indicator): Indicator | undefined {
  return singleCodes(indicator.code)
    .map((code) => catalogue.indicator(code))
    .find(
      (other) =>
        other?.basis === 'single' &&
        areComparable(catalogue.unit(other.unit), catalogue.unit(indicator.unit)),
    )
}

/** The cumulative indicator whose single months or quarters an indicator holds. */
export function cumulativeCounterpart(catalogue: Catalogue, single: Indicator): Indicator | undefined {
  const code = single.code.replace(/-(?:month|quarter)(\.[^.]*)$/, '$1')
  const other = code === single.code ? undefined : catalogue.indicator(code)
  return other && singleCounterpart(catalogue, other) === single ? other : undefined
}

/** The codes under which the single months or quarters of a cumulative figure would stand. */
export function singleCodes(code: string): readonly string[] {
  const dot = code.lastIndexOf('.')
  return ['month', 'quarter'].map((stretch) => `${code.slice(0, dot)}-${stretch}${code.slice(dot)}`)
}
