import { isDrafted, standing, type Candidate, type CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { partsCheck } from '#shared/partsCheck.ts'
import { seriesKey, subjectOf } from '#shared/series.ts'
import { areComparable, convert } from '#shared/unit.ts'

/** Parts that do not make their total, beyond rounding (S12): asked at the total, or at the parts where the draft has none. */
export function checkParts(
  { series, indicator, period, value }: Candidate,
  context: CheckContext,
): Finding | undefined {
  const { catalogue } = context
  const subject = subjectOf(series)
  if (indicator.partOf !== null && isDrafted(context, seriesKey(indicator.partOf, subject), period))
    return undefined
  const valueOf = (code: string): number | undefined =>
    code === indicator.code ? value : standing(context, seriesKey(code, subject), period)
  const check = partsCheck(catalogue, indicator, valueOf, catalogue.site.conventions.rounding)
  return check?.kind === 'differs'
    ? found('parts', { sum: check.sum, difference: check.difference })
    : undefined
}

/** A true part that is more than its total, also while its siblings are not there yet. */
export function checkOverTotal(
  { series, indicator, period, value }: Candidate,
  context: CheckContext,
): Finding | undefined {
  const { catalogue } = context
  const total = indicator.partOf === null ? undefined : catalogue.indicator(indicator.partOf)
  if (!total) return undefined
  const [own, whole] = [catalogue.unit(indicator.unit), catalogue.unit(total.unit)]
  const sum = standing(context, seriesKey(total.code, subjectOf(series)), period)
  if (sum === undefined || sum < 0 || !areComparable(own, whole)) return undefined
  const limit = convert(sum, whole, own)
  return value > limit ? found('over-total', { total: limit }) : undefined
}
