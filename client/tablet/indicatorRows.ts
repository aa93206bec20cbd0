import { mainSubject, subjectsByNearness } from '#client/tablet/mainSubject.ts'
import { latestOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { publishedGrowthOf, statedMovement, type StatedMovement } from '#shared/movement.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** One line of the list: an indicator's newest figure for the subject it is shown for. */
export interface IndicatorRow {
  readonly indicator: Indicator
  readonly subject: string
  readonly key: SeriesKey
  readonly latest: BoardObservation
  readonly movement: StatedMovement | undefined
  readonly place: Place | undefined
}

/** The row of an indicator; undefined while nobody has published a figure. */
export function indicatorRow(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
): IndicatorRow | undefined {
  const subject = mainSubject(board, catalogue, indicator.code)
  if (subject === undefined) return undefined
  const key = seriesKey(indicator.code, subject)
  const latest = latestOf(board, key)
  if (!latest) return undefined
  const { home } = catalogue.site
  const isRanked = subject === home && indicator.unit !== 'rank' && indicator.better !== 'neutral'
  return {
    indicator,
    subject,
    key,
    latest,
    movement: statedMovement(board, catalogue, indicator, subject, latest.period),
    place: isRanked ? placeOf(rankPeers(board, catalogue, indicator, latest.period), home) : undefined,
  }
}

/**
 * A function from board to rows in which a row keeps its identity as long as none of the series it is read from
 * changed: of some hundred rows a release then draws only those that it touched.
 */
export function rowsKeeper(catalogue: Catalogue): (board: Board) => ReadonlyMap<string, IndicatorRow> {
  const subjects = subjectsByNearness(catalogue)
  const all = [...catalogue.indicators, ...catalogue.retired]
  const codes = new Map(
    all.map((i) => [i, [i.code, ...[publishedGrowthOf(catalogue, i)?.code ?? []].flat()]]),
  )
  const kept = new Map<
    string,
    { readonly read: readonly unknown[]; readonly row: IndicatorRow | undefined }
  >()
  return (board) => {
    const rows = new Map<string, IndicatorRow>()
    for (const indicator of all) {
      const read = (codes.get(indicator) ?? []).flatMap((code) =>
        subjects.map((subject) => board.series[seriesKey(code, subject)]),
      )
      let entry = kept.get(indicator.code)
      if (!entry || read.some((series, i) => series !== entry?.read[i])) {
        entry = { read, row: indicatorRow(board, catalogue, indicator) }
        kept.set(indicator.code, entry)
      }
      if (entry.row) rows.set(indicator.code, entry.row)
    }
    return rows
  }
}
