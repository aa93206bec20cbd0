import { formatNumber } from '#shared/wording/numeral.ts'
import type { ValueAxis } from '#client/charts/valueAxis.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Rounding } from '#shared/rounding.ts'

/** A value at a line's end. The unit stands in the heading, save for the percent sign, which is short. */
export function endText(value: number, { kind, unit, decimals }: Indicator, rounding: Rounding): string {
  const signed = kind === 'growth-yoy' || unit === 'pct-point'
  const text = formatNumber(value, { decimals, signed, rounding })
  return unit === 'percent' ? `${text}%` : text
}

/** A round number beside the axis. */
export function axisText(value: number, { unit }: Indicator): string {
  const [, fraction = ''] = String(value).split('.')
  const text = formatNumber(value, { decimals: fraction.length > 4 ? 1 : fraction.length })
  return unit === 'percent' ? `${text}%` : text
}

/** An axis of places among a number of peers, from the first on; five steps or fewer. */
export function placesAxis(count: number): ValueAxis {
  const interval = Math.max(1, Math.ceil((count - 1) / 5))
  return { min: 1, max: 1 + interval * Math.ceil((count - 1) / interval), interval }
}
