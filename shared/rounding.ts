import { shiftDecimal } from '#shared/unit.ts'

/** 四舍五入 to a number of decimals, on the decimal text: 1.005 becomes 1.01. Applied once, at display (S12). */
export function roundHalfUp(value: number, decimals: number): number {
  const rounded = shiftDecimal(Math.round(shiftDecimal(Math.abs(value), decimals)), -decimals)
  return value < 0 && rounded !== 0 ? -rounded : rounded
}
