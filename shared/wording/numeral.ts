import { round, type Rounding } from '#shared/rounding.ts'

export interface NumeralStyle {
  readonly decimals: number
  /** Put a plus before positive numbers, as growth rates are written. */
  readonly signed?: boolean
  /** Left out: 四舍五入. */
  readonly rounding?: Rounding | undefined
}

/** A number as official practice writes it: `1,234.5`, `−6.3`, `+8.4`; the minus is U+2212. */
export function formatNumber(value: number, style: NumeralStyle): string {
  const { decimals, signed = false, rounding = 'half-up' } = style
  const rounded = round(value, decimals, rounding)
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = rounded < 0 ? '−' : signed && rounded > 0 ? '+' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
