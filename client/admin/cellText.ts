import { formatNumber } from '#shared/wording/numeral.ts'
import type { Indicator } from '#shared/indicator.ts'

/** A figure as it stands in a cell: the indicator's decimals, or more where more were given; the unit stands beside it. */
export function cellNumber(value: number, { decimals }: Pick<Indicator, 'decimals'>): string {
  return formatNumber(value, { decimals: Math.min(12, Math.max(decimals, decimalsOf(value))) })
}

/** How many decimals a value was given with. */
export const decimalsOf = (value: number): number => {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power))
}
