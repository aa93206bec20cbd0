import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { seriesTraits, type Traits } from '#shared/comparability.ts'
import { emptyBoard, type Board } from '#shared/board.ts'
import type { ObservationStatus } from '#shared/observation.ts'
import { asPeriod, comparePeriods } from '#shared/period.ts'
import type { ObservationChange, Release } from '#shared/release.ts'
import { indicatorOf, isSeriesKey, subjectOf } from '#shared/series.ts'

/** The catalogue that the product ships. */
export const catalogue = loadCatalogue()

/** What decides with whom a series of the catalogue may be compared. */
export function traits(code: string, subject: string = catalogue.site.home): Traits {
  const indicator = catalogue.indicator(code)
  if (!indicator) throw new Error(`not in the catalogue: ${code}`)
  return seriesTraits(catalogue, indicator, subject)
}

/** A value, no value, or a value with something to say about it. */
type Given =
  | number
  | null
  | {
      readonly value: number
      readonly status?: ObservationStatus
      readonly vintage?: number
      readonly demo?: true
    }
/** By series key, then by period. */
export type Figures = Readonly<Record<string, Readonly<Record<string, Given>>>>

/** Releases in the order of their periods, one for each, as the log would hold them. */
export function releasesOf(figures: Figures, after = 0): readonly Release[] {
  const changes = Object.entries(figures).flatMap(([series, values]) =>
    Object.entries(values).map(([period, given]) => changeOf(series, period, given)),
  )
  const periods = [...new Set(changes.map((change) => change.period))].sort(comparePeriods)
  return periods.map((period, i) => ({
    seq: after + i + 1,
    at: '2020-06-18T06:31:08.000Z',
    title: `Figures of ${period}`,
    owner: catalogue.site.releaseDesk,
    changes: changes.filter((change) => change.period === period),
  }))
}

/** The board after the releases of some figures, made by the product's own reducer. */
export const boardOf = (figures: Figures): Board => applyReleases(emptyBoard('fixture'), releasesOf(figures))

/** The board after some more figures. */
export const boardAfter = (board: Board, figures: Figures): Board =>
  applyReleases(board, releasesOf(figures, board.seq))

function changeOf(series: string, period: string, given: Given): ObservationChange {
  if (!isSeriesKey(series)) throw new Error(`not a series: ${series}`)
  if (!catalogue.indicator(indicatorOf(series)) || !catalogue.subject(subjectOf(series)))
    throw new Error(`not in the catalogue: ${series}`)
  const base = { kind: 'observation', series, period: asPeriod(period), vintage: 1 } as const
  if (given === null) return { ...base, value: null, status: 'missing', missing: 'not-returned' }
  return { ...base, status: 'final', ...(typeof given === 'number' ? { value: given } : given) }
}
