import { formatNumber } from '#client/format/number.ts'
import type { Indicator } from '#shared/indicator.ts'

/** A number on the axis or at a line's end: the unit stands in the heading, save for the short percent sign. */
export function axisText(value: number, { kind, unit, decimals }: Indicator): string {
  const isRound = Math.abs(value) >= 1000 && Number.isInteger(value)
  const text = formatNumber(value, {
    decimals: isRound ? 0 : decimals,
    signed: kind === 'growth-yoy' || unit === 'pct-point',
  })
  return unit === 'percent' ? `${text}%` : text
}
