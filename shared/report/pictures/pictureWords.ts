import type { Indicator } from '#shared/indicator.ts'
import { periodLabel, periodParts, type Period } from '#shared/period.ts'
import type { Printing } from '#shared/report/printing.ts'

/** The period of an indicator's figure in words: `2020年1—5月`, `2020年6月末`. */
export function labelOf({ figures }: Printing, indicator: Indicator, period: Period, year = true): string {
  const { january } = figures.catalogue.rule(indicator.rule)
  return periodLabel(period, { basis: indicator.basis, janFebCombined: !january, year })
}

/** The unit as a picture says it; a rate of growth says that it is on last year. */
export function unitOf({ figures }: Printing, indicator: Indicator): string {
  const { zh } = figures.catalogue.unit(indicator.unit)
  return indicator.kind === 'growth-yoy' ? `${zh}，同比` : zh
}

/** From one period to another: `2019年1—5月至2020年1—5月`; years alone where the months are the axis. */
export const spanOf = (first: string, last: string): string => (first === last ? last : `${first}至${last}`)

export const yearOf = (period: Period): number => periodParts(period).year
