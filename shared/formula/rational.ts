/** Exact fractions, so that 2.61 / 60 * 100 is 4.35 and a half is never lost to binary dust before it is rounded. */
export interface Rational {
  readonly over: bigint
  /** Positive. */
  readonly under: bigint
}

/** A decimal as written or as a double prints itself (`1.5`, `-2e-7`). */
export function rational(decimal: number | string): Rational {
  if (Number.isSafeInteger(decimal)) return { over: BigInt(decimal), under: 1n }
  const [digits = '0', power = '0'] = String(decimal).split('e')
  const [whole = '0', fraction = ''] = digits.split('.')
  const over = BigInt(whole + fraction)
  const exponent = Number(power) - fraction.length
  return exponent >= 0
    ? { over: over * 10n ** BigInt(exponent), under: 1n }
    : { over, under: 10n ** BigInt(-exponent) }
}

/** Over a common divisor where one has it already, so that a long sum of decimals stays small. */
export function plus(a: Rational, b: Rational): Rational {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under }
  if (a.under % b.under === 0n) return { over: a.over + b.over * (a.under / b.under), under: a.under }
  if (b.under % a.under === 0n) return { over: a.over * (b.under / a.under) + b.over, under: b.under }
  return { over: a.over * b.under + b.over * a.under, under: a.under * b.under }
}
export const minus = (a: Rational, b: Rational): Rational => plus(a, { over: -b.over, under: b.under })
export const times = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.over,
  under: a.under * b.under,
})
/** Undefined where the divisor is zero: no rate is made of nothing. */
export function dividedBy(a: Rational, b: Rational): Rational | undefined {
  if (b.over === 0n) return undefined
  const sign = b.over < 0n ? -1n : 1n
  return { over: a.over * b.under * sign, under: a.under * b.over * sign }
}

const PRECISION = 25

/** The double nearest to the fraction, by way of 25 significant decimal digits. */
export function toNumber({ over, under }: Rational): number {
  if (over === 0n) return 0
  const size = over < 0n ? -over : over
  const shift = PRECISION - (String(size).length - String(under).length)
  const digits = shift >= 0 ? (size * 10n ** BigInt(shift)) / under : size / (under * 10n ** BigInt(-shift))
  return Number(`${over < 0n ? '-' : ''}${digits}e${-shift}`)
}
