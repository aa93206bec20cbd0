import type { ExportFilter } from '#server/exports/exports.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'

/** Everything that has ever been published and fits the filter, in the order of the catalogue. */
export function exportedSeries(
  board: Board,
  catalogue: Catalogue,
  { indicator, subject, domain }: ExportFilter,
): readonly SeriesKey[] {
  const place = new Map([...catalogue.indicators, ...catalogue.retired].map(({ code }, i) => [code, i]))
  const whose = new Map(catalogue.subjects.map(({ code }, i) => [code, i]))
  const placeOf = (key: SeriesKey): number => place.get(indicatorOf(key)) ?? Infinity
  const whoseOf = (key: SeriesKey): number => whose.get(subjectOf(key)) ?? whose.size
  return (Object.keys(board.series) as SeriesKey[])
    .filter((key) => {
      const code = indicatorOf(key)
      return (
        (indicator === undefined || code === indicator) &&
        (subject === undefined || subjectOf(key) === subject) &&
        (domain === undefined || catalogue.indicator(code)?.domain === domain)
      )
    })
    .sort((a, b) => placeOf(a) - placeOf(b) || whoseOf(a) - whoseOf(b) || (a < b ? -1 : 1))
}
