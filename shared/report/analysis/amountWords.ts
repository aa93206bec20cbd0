import type { Indicator } from '#shared/indicator.ts'
import { plainNumber } from '#shared/report/filters/plainNumber.ts'
import { percentOf } from '#shared/report/filters/rateWords.ts'
import type { Printing } from '#shared/report/printing.ts'

/** `12.35亿元`, `36个`, `41.7%`: as the report's own slots print it. */
export function amountWords({ figures }: Printing, { unit, decimals }: Indicator, value: number): string {
  const { rounding } = figures.catalogue.site.conventions
  const { dimension, zh } = figures.catalogue.unit(unit)
  return dimension === 'ratio' ? percentOf(value, rounding) : plainNumber(value, decimals, rounding) + zh
}

/** The amount without its sign: words say the direction. */
export const sizeWords = (printing: Printing, indicator: Indicator, value: number): string =>
  amountWords(printing, indicator, Math.abs(value))
