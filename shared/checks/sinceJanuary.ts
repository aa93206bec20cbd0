import { standing, isDrafted, type Candidate, type CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { TELLING_DIGITS } from '#shared/checks/lastYear.ts'
import { isAccumulated, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { decimalDifference } from '#shared/movement.ts'
import { periodParts, type Period } from '#shared/period.ts'
import { roundHalfUp, significantDigits } from '#shared/rounding.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'
import { cumulativeCounterpart, singleCounterpart } from '#shared/singlePeriod.ts'
import { convert } from '#shared/unit.ts'

/** The sum since January one period before, within the same year. */
function before({ series, indicator, period }: Candidate, context: CheckContext): number | undefined {
  const previous = stepPeriod(context.catalogue.rule(indicator.rule), period, -1)
  const isSameYear = periodParts(previous).year === periodParts(period).year
  return isSameYear ? standing(context, series, previous) : undefined
}

/** A sum since January that is less than it was: corrections do that, and so does a wrong row (S1). */
export function checkFall(candidate: Candidate, context: CheckContext): Finding | undefined {
  if (!isAccumulated(candidate.indicator)) return undefined
  const previous = before(candidate, context)
  return previous !== undefined && candidate.value < previous ? found('fell', { previous }) : undefined
}

/**
 * The figure of the period before to the last digit. Growth rates and small counts do stand still; sums since January
 * and amounts of many digits hardly ever do.
 */
export function checkStandstill(candidate: Candidate, context: CheckContext): Finding | undefined {
  const { series, indicator, period, value } = candidate
  const isTelling =
    indicator.kind === 'cumulative-ytd' || (indicator.kind === 'level' && indicator.unit !== 'percent')
  if (value === 0 || !isTelling || significantDigits(value) < TELLING_DIGITS) return undefined
  const previous = isAccumulated(indicator)
    ? before(candidate, context)
    : standing(context, series, stepPeriod(context.catalogue.rule(indicator.rule), period, -1))
  return previous === value ? found('stood', { previous }) : undefined
}

/** Late reports fall into the sum and not into the month: so far the two may lie apart in the last digit (S1). */
const TOLERANCE = 1.5

/** 上月止累计 + 本月 = 本月止累计: asked at the cumulative, or at the month where the draft has no cumulative (S1). */
export function checkMonths(
  { series, indicator, period, value }: Candidate,
  context: CheckContext,
): Finding | undefined {
  const { catalogue } = context
  const subject = subjectOf(series)
  const single = singleCounterpart(catalogue, indicator)
  const cumulative = single ? indicator : cumulativeCounterpart(catalogue, indicator)
  if (!cumulative) return undefined
  const whole = seriesKey(cumulative.code, subject)
  if (!single && isDrafted(context, whole, period)) return undefined
  const month = single ? at(single, subject, period, context) : value
  const total = single ? value : standing(context, whole, period)
  const previous = before({ series: whole, indicator: cumulative, period, value }, context)
  if (month === undefined || total === undefined || previous === undefined) return undefined
  const own = catalogue.unit(cumulative.unit)
  const inOwnUnit = convert(month, catalogue.unit((single ?? indicator).unit), own)
  const sum = roundHalfUp(previous + inOwnUnit, cumulative.decimals)
  const difference = decimalDifference(sum, total)
  const isNear = Math.abs(difference) <= TOLERANCE * 10 ** -cumulative.decimals
  return isNear ? undefined : found('months', { sum, difference })
}

const at = (
  indicator: Indicator,
  subject: string,
  period: Period,
  context: CheckContext,
): number | undefined => standing(context, seriesKey(indicator.code, subject), period)
