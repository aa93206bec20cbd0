/** The closed list of units and exact conversion between those of one dimension. */

/** One entry of the catalogue's closed list of units; `factor` is a power of ten of the `base`. */
export interface Unit {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly dimension: string
  readonly base: string
  readonly factor: number
  readonly decimals: number
}

/** Two units measure different things, so that no factor leads from one to the other. */
export class UnitMismatch extends Error {
  constructor(from: Unit, to: Unit) {
    super(`${from.code} (${from.dimension}) cannot become ${to.code} (${to.dimension})`)
    this.name = 'UnitMismatch'
  }
}

/**
 * A decimal number times a power of ten, without a rounding of its own: the shift happens in the decimal
 * text, so 131300 万元 is 13.13 亿元 and not 13.129999999999999.
 */
export function shiftDecimal(value: number, exponent: number): number {
  const [digits = '0', power = '0'] = String(value).split('e')
  return Number(`${digits}e${Number(power) + exponent}`)
}

export const areComparable = (a: Unit, b: Unit): boolean => a.dimension === b.dimension && a.base === b.base

/** The value expressed in another unit of the same dimension (S16). Throws {@link UnitMismatch} otherwise. */
export function convert(value: number, from: Unit, to: Unit): number {
  if (!areComparable(from, to)) throw new UnitMismatch(from, to)
  return shiftDecimal(value, Math.round(Math.log10(from.factor)) - Math.round(Math.log10(to.factor)))
}
