import type { Indicator } from '#shared/indicator.ts'
import type { Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'

/** `12.35亿元`, `36个`, `41.7%`: rounded once, noughts at the end left out; the sign stays. */
export function amountWords({ figures }: Printing, { unit, decimals }: Indicator, value: number): string {
  const { rounding } = figures.catalogue.site.conventions
  const rounded = round(value, decimals, rounding)
  return `${rounded < 0 ? '−' : ''}${Math.abs(rounded)}${figures.catalogue.unit(unit).zh}`
}

/** The amount without its sign: words say the direction. */
export const sizeWords = (printing: Printing, indicator: Indicator, value: number): string =>
  amountWords(printing, indicator, Math.abs(value))
