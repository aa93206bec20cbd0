import type { Board, BoardObservation } from '#shared/board.ts'
import type { SeriesKey } from '#shared/series.ts'

type Records = Board['records'][string]
type Versions = Readonly<Record<string, { readonly version: number }>>

/**
 * The next board, in which whatever says the same as on the one before is the very same object: nothing is computed or
 * drawn anew for it. Within one log a vintage of a period, and a version of a record or an indicator, is always the same.
 */
export function sharingParts(before: Board, next: Board): Board {
  if (before.epoch !== next.epoch) return next
  const series: Record<SeriesKey, readonly BoardObservation[]> = { ...next.series }
  for (const [key, former] of Object.entries(before.series)) {
    const now = next.series[key as SeriesKey]
    if (now && saysTheSame(former, now)) series[key as SeriesKey] = former
  }
  const records: Record<string, Records> = { ...next.records }
  for (const [entity, former] of Object.entries(before.records)) {
    const now = next.records[entity]
    if (now && areTheSame(former, now)) records[entity] = former
  }
  const catalogue = areTheSame(before.catalogue, next.catalogue) ? before.catalogue : next.catalogue
  return { ...next, series, records, catalogue }
}

const saysTheSame = (a: readonly BoardObservation[], b: readonly BoardObservation[]): boolean =>
  a.length === b.length && a.every((o, i) => o.period === b[i]?.period && o.vintage === b[i].vintage)

function areTheSame(a: Versions, b: Versions): boolean {
  const ids = Object.keys(a)
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => Object.hasOwn(b, id) && a[id]?.version === b[id]?.version)
  )
}
