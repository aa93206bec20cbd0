import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { isSetAhead, periodObjection, type Indicator } from '#shared/indicator.ts'
import { measureOf } from '#shared/measure.ts'
import { periodEnd, periodParts } from '#shared/period.ts'
import { subjectOf } from '#shared/series.ts'
import type { Unit } from '#shared/unit.ts'

/** A figure for a period that it does not have, or that has not ended. */
export function checkPeriod(
  { indicator, period }: Candidate,
  { catalogue, today }: CheckContext,
): Finding | undefined {
  const rule = catalogue.rule(indicator.rule)
  const objection = periodObjection(rule, period)
  if (objection === 'wrong-kind') return found('period-kind', { expected: rule.periodKind, period })
  if (objection === 'january-combined')
    return found('january-combined', { combined: `${periodParts(period).year}-02` })
  return !isSetAhead(indicator) && periodEnd(period) > today
    ? found('period-not-open', { period })
    : undefined
}

/** Places, firms and cases come in whole numbers; a count in tens of thousands does not. */
export const isCounted = ({
  code,
  dimension,
  factor,
}: Pick<Unit, 'code' | 'dimension' | 'factor'>): boolean =>
  code === 'rank' || (dimension === 'count' && factor === 1)

export function checkWhole(
  { indicator, value }: Candidate,
  { catalogue }: CheckContext,
): Finding | undefined {
  return isCounted(catalogue.unit(indicator.unit)) && !Number.isInteger(value)
    ? found('not-whole')
    : undefined
}

/** Quantities of which there can be none, but not less; money can be owed and growth can be negative. */
const NEVER_NEGATIVE = new Set(['count', 'mass', 'area', 'energy', 'concentration', 'time', 'index'])

export function checkNothing(
  { indicator, value }: Candidate,
  { catalogue }: CheckContext,
): Finding | undefined {
  const { dimension } = catalogue.unit(indicator.unit)
  const isCompletion = indicator.kind === 'completion-rate'
  const isImpossible = value < 0 && (NEVER_NEGATIVE.has(dimension) || isCompletion)
  return isImpossible ? found('below-nothing', {}, { proposal: -value }) : undefined
}

/** A share of a whole lies between 0 and 100; what is completed of a plan may be more than was planned. */
const isShare = (indicator: Indicator): boolean =>
  measureOf(indicator) === 'rate' && indicator.kind === 'level'

export function checkShare({ indicator, value }: Candidate): Finding | undefined {
  return isShare(indicator) && (value < 0 || value > 100) ? found('no-such-share') : undefined
}

/** Places run from 1 to the number of those ranked together. */
export function checkPlace(
  { series, indicator, value }: Candidate,
  { catalogue }: CheckContext,
): Finding | undefined {
  if (indicator.unit !== 'rank') return undefined
  const { peers } = catalogue.site
  const high = peers.includes(subjectOf(series)) ? peers.length : Infinity
  return value < 1 || value > high ? found('no-such-place', { peers: peers.length }) : undefined
}
