import type { Board, BoardObservation } from '#shared/board.ts'
import { encodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import type { ObservationChange, Release } from '#shared/release.ts'
import { subjectOf, type SeriesKey } from '#shared/series.ts'

/** The figures of places at a seq, in the columns of `#shared/boardCodec.ts`: no project, no record, no name. */
export type OpenBoard = Pick<BoardWire, 'epoch' | 'seq' | 'at' | 'series'>

export type OpenRelease = Pick<Release, 'seq' | 'at' | 'title' | 'owner' | 'source' | 'demo'> & {
  /** Empty where a release changed nothing but records, or figures of projects. */
  readonly changes: readonly ObservationChange[]
}

/** Projects and units are subjects too, `project:…`; what is open are figures of areas. */
export const isOpen = (series: SeriesKey): boolean => !subjectOf(series).includes(':')

export function openBoard(board: Board): OpenBoard {
  const open = Object.entries(board.series).filter(([key]) => isOpen(key as SeriesKey))
  const series: Record<SeriesKey, readonly BoardObservation[]> = Object.fromEntries(open)
  const { epoch, seq, at, series: columns } = encodeBoard({ ...board, series })
  return { epoch, seq, at, series: columns }
}

/** A release without what is not open; the title of one that changes none of it might tell, and is left out. */
export function openRelease({ seq, at, title, owner, source, demo, changes }: Release): OpenRelease {
  const open = changes.filter(
    (change): change is ObservationChange => change.kind === 'observation' && isOpen(change.series),
  )
  const named = open.length === 0 ? { title: '', owner: '' } : { title, owner, ...(source && { source }) }
  return { seq, at, ...named, ...(demo && { demo }), changes: open }
}
