import { newestOfAll } from '#server/releases/vintageQueries.ts'
import type { ReleasePorts, SeriesFilter } from '#server/releases/releases.ts'
import type { SeriesList } from '#shared/contract/answers.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'

/**
 * {@link Releases.seriesList}: in the order of the keys, a page at a time. Sorted here, since the engines sort text
 * differently.
 */
export async function listSeries(
  { store, catalogue }: Pick<ReleasePorts, 'store' | 'catalogue'>,
  seq: number,
  { indicator, subject, domain, after, limit }: SeriesFilter,
): Promise<SeriesList> {
  const rows = await newestOfAll(store.read)
  const wanted = rows
    .filter(({ series }) => {
      const code = indicatorOf(series)
      return (
        (after === undefined || series > after) &&
        (indicator === undefined || code === indicator) &&
        (subject === undefined || subjectOf(series) === subject) &&
        (domain === undefined || catalogue.indicator(code)?.domain === domain)
      )
    })
    .toSorted((a, b) => (a.series < b.series ? -1 : 1))
  const series = wanted.slice(0, limit).map(({ period, demo, ...row }) => ({
    ...row,
    latestPeriod: period,
    ...(demo === 1 && { demo: true as const }),
  }))
  return { seq, series, next: wanted.length > limit ? (series.at(-1)?.series ?? null) : null }
}
