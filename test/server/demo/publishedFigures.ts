import { loadCatalogue } from '#server/catalogue/loadCatalogue.ts'
import { demoHistory } from '#server/demo/demoHistory.ts'
import type { HistoricObservation, HistoricRelease } from '#server/releases/index.ts'
import type { Source } from '#shared/observation.ts'

export const catalogue = loadCatalogue()

const histories = new Map<string, readonly HistoricRelease[]>()

/** The demonstration as it starts at ten in the morning of a day, made once for all tests of a file. */
export function historyOn(day: string): readonly HistoricRelease[] {
  const known = histories.get(day) ?? demoHistory(catalogue, Date.parse(`${day}T10:00:00+08:00`))
  histories.set(day, known)
  return known
}

export interface PublishedFigure extends HistoricObservation {
  readonly at: string
  readonly title: string
  readonly from: Source | undefined
}

/** Every observation with what its release says, in order. */
export const figuresOf = (history: readonly HistoricRelease[]): readonly PublishedFigure[] =>
  history.flatMap(({ at, title, source, observations }) =>
    observations.map((o) => ({ ...o, at, title, from: o.source ?? source })),
  )

/** Looks up all values of a series and period in the order of their publication. */
export function vintagesIn(history: readonly HistoricRelease[]) {
  const shelf = Map.groupBy(figuresOf(history), ({ series, period }) => `${series} ${period}`)
  return (series: string, period: string): readonly PublishedFigure[] =>
    shelf.get(`${series} ${period}`) ?? []
}
