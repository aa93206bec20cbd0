import type { FigureTarget } from '#client/components/provenance/figureRef.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { ReportRevision } from '#shared/contract/reports.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { UsedFigure } from '#shared/report/document.ts'
import { indicatorOf } from '#shared/series.ts'

/** A figure that a report printed: whose story it has, and what has become of it since. */
export interface PrintedFigure {
  readonly target: FigureTarget
  readonly name: string
  readonly value: string
  readonly demo: boolean
  readonly revised: RevisedFigure | undefined
}
export interface RevisedFigure {
  readonly value: string
  readonly seq: number
  readonly reason: string | null
}
type Write = (value: number | null, indicator: Indicator) => string

/** Values are written as everywhere else, by the catalogue's words; by the report's own where it knows the figure no more. */
export function printedFigure(
  used: UsedFigure,
  revision: ReportRevision | undefined,
  catalogue: Catalogue,
  write: Write,
): PrintedFigure {
  const indicator = catalogue.indicator(indicatorOf(used.series))
  const say = (value: number | null): string =>
    indicator
      ? write(value, indicator)
      : value === null
        ? '—'
        : value + (used.unit === '%' ? '%' : ` ${used.unit}`)
  return {
    target: { series: used.series, period: used.period },
    name: [used.name, used.periodLabel].join(' '),
    value: say(used.value),
    demo: used.demo === true,
    revised: revision && { value: say(revision.value), seq: revision.seq, reason: revision.reason },
  }
}
