import { shiftDecimal } from '#shared/unit.ts'

/** How many decimals a value was given with. */
export function decimalsOf(value: number): number {
  const [digits = '', power = '0'] = String(value).split('e')
  return Math.max(0, (digits.split('.')[1] ?? '').length - Number(power))
}

/** How many digits of a value say something: 12500 has three, 165.10 has four. */
export const significantDigits = (value: number): number =>
  String(value)
    .replace(/e.*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+|0+$/g, '').length

/** 四舍五入, or 四舍六入五成双 as in GB/T 8170: which of two equally near decimals a figure becomes (S12). */
export type Rounding = 'half-up' | 'half-even'

/** 四舍五入 to a number of decimals, on the decimal text: 1.005 becomes 1.01. Applied once, at display (S12). */
export const roundHalfUp = (value: number, decimals: number): number => round(value, decimals, 'half-up')

/** By either convention, on the decimal text: 0.125 at two decimals is 0.13, or 0.12 where halves go to the even. */
export function round(value: number, decimals: number, rounding: Rounding): number {
  const shifted = shiftDecimal(Math.abs(value), decimals)
  const up = Math.round(shifted)
  const isHalf = up - shifted === 0.5
  const whole = isHalf && rounding === 'half-even' && up % 2 === 1 ? up - 1 : up
  const rounded = shiftDecimal(whole, -decimals)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}
