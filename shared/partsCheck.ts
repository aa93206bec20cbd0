import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { decimalsOf, round, type Rounding } from '#shared/rounding.ts'
import { areComparable, convert, shiftDecimal } from '#shared/unit.ts'

/** Values of a period as they were published, in each indicator's own unit. */
export type ValueOf = (code: string) => number | null | undefined

export interface PartsCheck {
  readonly total: Indicator
  readonly parts: readonly Indicator[]
  /** The sum of the parts as they are shown, in the total's unit, and how far it is from the shown total. */
  readonly sum: number
  readonly difference: number
  /**
   * `adds-up`: the shown parts make the shown total. `rounding`: they do not, as far as rounding may lead (S12).
   * `differs`: they do not, and rounding cannot be why.
   */
  readonly kind: 'adds-up' | 'rounding' | 'differs'
}

/**
 * Whether the parts of a total add up as the reader sees them, for a total or one of its parts. Undefined unless the
 * total and at least two parts have values, all of them.
 */
export function partsCheck(
  catalogue: Catalogue,
  indicator: Indicator,
  valueOf: ValueOf,
  rounding: Rounding,
): PartsCheck | undefined {
  const total = indicator.partOf === null ? indicator : catalogue.indicator(indicator.partOf)
  const parts = total ? catalogue.partsOf(total.code) : []
  const whole = total && valueOf(total.code)
  if (!total || typeof whole !== 'number' || parts.length < 2) return undefined
  const unit = catalogue.unit(total.unit)
  const values: number[] = []
  const shown: number[] = []
  for (const part of parts) {
    const value = valueOf(part.code)
    const own = catalogue.unit(part.unit)
    if (typeof value !== 'number' || !areComparable(own, unit)) return undefined
    values.push(convert(value, own, unit))
    shown.push(convert(round(value, part.decimals, rounding), own, unit))
  }
  const sum = exactSum(shown)
  const difference = exactSum([sum, -round(whole, total.decimals, rounding)])
  const kind = difference === 0 ? 'adds-up' : mayBeRounding(catalogue, total, parts, [...values, -whole])
  return { total, parts, sum, difference, kind }
}

/** Half of the last decimal of every figure involved is what rounding may account for, and no more. */
function mayBeRounding(
  catalogue: Catalogue,
  total: Indicator,
  parts: readonly Indicator[],
  terms: readonly number[],
): 'rounding' | 'differs' {
  const unit = catalogue.unit(total.unit)
  const halves = [...parts, total].map(({ unit: own, decimals }) =>
    convert(shiftDecimal(5, -decimals - 1), catalogue.unit(own), unit),
  )
  return Math.abs(exactSum(terms)) <= exactSum(halves) ? 'rounding' : 'differs'
}

/** The sum of decimals without binary dust. */
function exactSum(terms: readonly number[]): number {
  const digits = Math.max(0, ...terms.map(decimalsOf))
  const sum = terms.reduce((all, term) => all + Math.round(shiftDecimal(term, digits)), 0)
  return shiftDecimal(sum, -digits) + 0 // no −0
}
