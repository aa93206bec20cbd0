import type { Locale } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** A unit in which amounts of ledgers are written; `exponent` is its power of ten of the base unit. */
export interface AmountUnit {
  readonly code: string
  readonly exponent: number
  readonly zh: string
  readonly en: string
}

/** Ledgers keep money in plain yuan; people write it in these. */
export const MONEY_UNITS: readonly AmountUnit[] = [
  { code: 'yuan', exponent: 0, zh: '元', en: 'yuan' },
  { code: 'wan', exponent: 4, zh: '万元', en: '10k yuan' },
  { code: 'yi', exponent: 8, zh: '亿元', en: '100m yuan' },
]

/** Areas are kept in square metres. */
export const AREA_UNITS: readonly AmountUnit[] = [
  { code: 'sqm', exponent: 0, zh: '平方米', en: 'm²' },
  { code: 'wan-sqm', exponent: 4, zh: '万平方米', en: '10k m²' },
]

export const unitsOf = (type: string): readonly AmountUnit[] | undefined =>
  ({ money: MONEY_UNITS, area: AREA_UNITS })[type]

/** Grouped digits with as many decimals as the number has, at most `most`. */
export const grouped = (value: number, most = 6): string =>
  new Intl.NumberFormat('en-US', { maximumFractionDigits: most }).format(value).replace('-', '−')

export const inUnit = (value: number, unit: AmountUnit): number => shiftDecimal(value, -unit.exponent)

/** The unit in which an amount reads best: the largest of which there is at least one. */
export const bestUnit = (value: number, units: readonly AmountUnit[]): AmountUnit | undefined =>
  units.findLast(({ exponent }) => Math.abs(value) >= 10 ** exponent) ?? units[0]

/** `1.31 亿元`; rounded to two decimals where that is not the plain unit. */
export function amountText(value: number, units: readonly AmountUnit[], locale: Locale): string {
  const unit = bestUnit(value, units)
  if (!unit) return grouped(value)
  const number = grouped(inUnit(value, unit), 2)
  if (locale !== 'en') return `${number} ${unit.zh}`
  return `${number} ${unit.exponent === 0 ? '' : '× '}${unit.en}`
}

/** The unit of a column, in which all its amounts are written: 万元, 万平方米. */
export const columnUnit = (type: string): AmountUnit | undefined => unitsOf(type)?.[1]
