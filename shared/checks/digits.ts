import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { found, type Finding } from '#shared/checks/finding.ts'
import { decimalsOf, round } from '#shared/rounding.ts'

/** Amounts come unrounded and from 万 to 亿, which makes four decimals more; rates are published as they stand. */
const FROM_SMALLER_UNIT = 4

/** More decimals than the figure is published with: a digit too many, or a formula's result. */
export function checkDecimals(
  { indicator, value }: Candidate,
  { catalogue }: CheckContext,
): Finding | undefined {
  const { decimals } = indicator
  const isRate = catalogue.unit(indicator.unit).dimension.startsWith('ratio')
  if (decimalsOf(value) <= decimals + (isRate ? 0 : FROM_SMALLER_UNIT)) return undefined
  const proposal = round(value, decimals, catalogue.site.conventions.rounding)
  return found('decimals', { decimals }, { proposal })
}

/** More completed than there was to complete, where that never happened before. */
export function checkOverFull(
  { series, indicator, value }: Candidate,
  { history }: CheckContext,
): Finding | undefined {
  if (indicator.kind !== 'completion-rate' || value <= 100) return undefined
  return history(series).some((o) => (o.value ?? 0) > 100) ? undefined : found('over-full')
}
