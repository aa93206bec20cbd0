import type { Indicator } from '#shared/indicator.ts'
import { decimalsOf } from '#shared/rounding.ts'
import { formatNumber } from '#shared/wording/numeral.ts'

type Written = Pick<Indicator, 'decimals' | 'derivedFrom'>

/** A figure as it stands in a cell: the indicator's decimals, or more where more were given; the unit stands beside it. */
export const cellNumber = (value: number, indicator: Written): string =>
  formatNumber(value, { decimals: decimalsShown(value, indicator) })

/** What a formula comes to is kept unrounded: its further digits are the arithmetic's, nobody gave them. */
export const decimalsShown = (value: number, { decimals, derivedFrom }: Written): number =>
  derivedFrom === null ? Math.min(12, Math.max(decimals, decimalsOf(value))) : decimals
