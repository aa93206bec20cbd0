import { round, type Rounding } from '#shared/rounding.ts'

/** Nobody measures finer than this. */
const FINEST = 8

/**
 * A number as official documents print it: without commas, without zeros at its end. What is not nothing is not printed
 * as 0, however small it is.
 */
export function plainNumber(value: number, decimals: number, rounding: Rounding): string {
  let fine = decimals
  while (value !== 0 && round(value, fine, rounding) === 0 && fine < FINEST) fine += 1
  const text = fixed(value, fine, rounding)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** With exactly so many decimals; the minus is the one of the keyboard, as tables have it. */
export const fixed = (value: number, decimals: number, rounding: Rounding): string =>
  (round(value, decimals, rounding) + 0).toFixed(decimals)
