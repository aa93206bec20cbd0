import { roundHalfUp } from '#shared/rounding.ts'

export interface NumberStyle {
  readonly decimals: number
  /** Put a plus before positive numbers, as growth rates are written. */
  readonly signed?: boolean
}

/** A number as official practice writes it: `1,234.5`, `−6.3`, `+8.4`; the minus is U+2212. */
export function formatNumber(value: number, { decimals, signed = false }: NumberStyle): string {
  const rounded = roundHalfUp(value, decimals)
  const [whole = '0', fraction] = Math.abs(rounded).toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = rounded < 0 ? '−' : signed && rounded > 0 ? '+' : ''
  return `${sign}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}
