import type { Indicator } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { isPicked, type Picked, type Printing } from '#shared/report/printing.ts'
import { round } from '#shared/rounding.ts'
import { seriesKey } from '#shared/series.ts'
import { convert } from '#shared/unit.ts'

/** What a picture is to show, before any of its figures is accounted for. */
export interface Drawing {
  readonly unit: string
  readonly span: string
  readonly notes: readonly string[]
  readonly labels: readonly string[]
  readonly lines: readonly DrawnLine[]
  readonly own?: number
  /** Figures that values were worked out from without being drawn themselves. */
  readonly from?: readonly Picked[]
}
export interface DrawnLine {
  readonly name: string
  readonly points: readonly Point[]
}
/** A value and the figure that it is; null where nothing is known: a gap. */
export interface Point {
  readonly value: number | null
  readonly of: Picked | null
}
export const GAP: Point = { value: null, of: null }

/** The indicator's figure for a period as it may be printed; nothing where it has no value. */
export function figureAt(
  printing: Printing,
  indicator: Indicator,
  period: Period,
  subject: string = printing.figures.catalogue.site.home,
): Picked | undefined {
  const known = printing.past(indicator.code, subject).find((one) => one.period === period)
  if (!known || known.value === null) return undefined
  return { series: seriesKey(indicator.code, subject), indicator, known: { ...known, value: known.value } }
}

/** A figure as a point, in the unit of another indicator of its dimension, rounded once as it is to be shown. */
export function pointOf(printing: Printing, found: Picked | undefined, as?: Indicator): Point {
  if (!found) return GAP
  const { catalogue } = printing.figures
  const { value } = found.known
  const [from, to] = [found.indicator, as ?? found.indicator]
  const converted =
    from.unit === to.unit ? value : convert(value, catalogue.unit(from.unit), catalogue.unit(to.unit))
  return { value: round(converted, to.decimals, catalogue.site.conventions.rounding), of: found }
}

/** The newest figures of the codes; what is missing is noted, and the picture does without it. */
export const newestOf = (printing: Printing, codes: readonly string[]): readonly Picked[] =>
  codes.flatMap((code) => {
    const found = printing.pick(code)
    if (isPicked(found)) return [found]
    printing.miss(code, found.why, 'left-out')
    return []
  })

/** Names of what a picture compares, without the word that all of them end with and that its unit says. */
export function shortNames(indicators: readonly Indicator[]): readonly string[] {
  const ending = ENDINGS.find((word) => indicators.every(({ zh }) => zh.endsWith(word) && zh !== word))
  return indicators.map(({ zh }) => (ending ? zh.slice(0, -ending.length) : zh))
}
const ENDINGS = ['同比涨幅', '涨幅', '增速', '投资完成率', '完成率', '累计完成投资']
