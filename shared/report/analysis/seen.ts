import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { STILL_AWAITED } from '#shared/releaseCalendar.ts'
import { periodParts, type Period } from '#shared/period.ts'
import { spanWords } from '#shared/report/filters/spans.ts'
import { reportYear } from '#shared/report/pickFigure.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { seriesKey } from '#shared/series.ts'
import type { Tongue } from '#shared/wording/tongue.ts'

/**
 * The newest figure of a code. One that is known to be missing, and awaited, goes into the report's list of what is
 * missing; a code that nobody has ever published is passed over, since the rules name more than every district has.
 */
export function newest(printing: Printing, code: string, subject?: string): Picked | undefined {
  const found = printing.pick(code, subject)
  if (isPicked(found)) return found
  if (found.why !== 'unpublished' && found.why !== 'stale' && STILL_AWAITED.has(found.why))
    printing.miss(code, found.why, 'left-out')
  return undefined
}

/** The figure of exactly this period, where it was published with a value. */
export function seenAt(
  printing: Printing,
  code: string,
  period: Period,
  subject: string = printing.figures.catalogue.site.home,
): Picked | undefined {
  const indicator = printing.figures.catalogue.indicator(code)
  const known = printing.past(code, subject).find((one) => one.period === period)
  if (!indicator || !known || known.value === null) return undefined
  return { series: seriesKey(code, subject), indicator, known: { ...known, value: known.value } }
}

/**
 * What a figure is set beside, the first that there is: the period before, and a year before. The first months of a
 * year have their like in those of the last year, rather than in the whole of it.
 */
export function comparedWith({ figures }: Printing, indicator: Indicator, period: Period): readonly Period[] {
  const previous = stepPeriod(figures.catalogue.rule(indicator.rule), period, -1)
  const lastYear = lastYearPeriod(period)
  const isFirst = indicator.basis === 'ytd' && periodParts(previous).year < periodParts(period).year
  return isFirst ? [lastYear, previous] : [previous, lastYear]
}

/** Reports are written in Chinese; a figure's prices and the bureau's rounding decide the words. */
export const tongueOf = ({ figures }: Printing, indicator: Indicator): Tongue => ({
  locale: 'zh-CN',
  decimals: indicator.decimals,
  rounding: figures.catalogue.site.conventions.rounding,
  about: indicator.about,
})

/** `1—5月`, `一季度`, `5月末`; with its year where that is not the report's. */
export const spanOf = ({ figures, terms }: Printing, indicator: Indicator, period: Period): string =>
  spanWords({ indicator, rule: figures.catalogue.rule(indicator.rule), period, year: reportYear(terms) })

/** What a growth is the growth of: `固定资产投资` for `固定资产投资增速`. */
export function grownName({ figures }: Printing, indicator: Indicator): string {
  const level = indicator.growthOf === null ? undefined : figures.catalogue.indicator(indicator.growthOf)
  return level?.zh ?? indicator.zh.replace(/(?:同比|累计|当月)?(?:增速|涨幅|变动)(?=（|$)/, '')
}
