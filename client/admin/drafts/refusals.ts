import type { Entry } from '#client/admin/rowState.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'
import type { DraftPatch } from '#shared/contract/drafts.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

/** What the server objects to in a row, for as long as the row stands as it was sent. */
export interface Refusal {
  readonly entry: Entry | undefined
  readonly problem: FieldProblem
}
export type Refusals = ReadonlyMap<CellKey, Refusal>

/** Pointers such as `/cells/3` lead into the cells of the draft in the order of series and period. */
const INTO_CELLS = /^\/cells\/(\d+)(?:\/|$)/
/** And `/set/3` into those of a patch. */
const INTO_PATCH = /^\/set\/(\d+)(?:\/|$)/

/** The objections that lead to a cell, at their cells. */
export function refusalsAt({ errors = [] }: Problem, entries: ReadonlyMap<CellKey, Entry>): Refusals {
  const order = [...entries.keys()].toSorted(bySeriesAndPeriod)
  return new Map(
    errors.flatMap((problem) => {
      const [, index] = INTO_CELLS.exec(problem.pointer) ?? []
      const key = index === undefined ? undefined : order[Number(index)]
      return key ? [[key, { entry: entries.get(key), problem }] as const] : []
    }),
  )
}

/** The objections that lead to a cell of a patch, which was made of `sent`. */
export function refusalsInPatch(
  { errors = [] }: Problem,
  { set }: DraftPatch,
  sent: ReadonlyMap<CellKey, { readonly entry: Entry | undefined }>,
): Refusals {
  return new Map(
    errors.flatMap((problem) => {
      const [, index] = INTO_PATCH.exec(problem.pointer) ?? []
      const cell = index === undefined ? undefined : set[Number(index)]
      const key = cell && cellKey(cell.series, cell.period)
      return key ? [[key, { entry: sent.get(key)?.entry, problem }] as const] : []
    }),
  )
}

/** By code units, as the database does; a key reads `series period`, and no series holds a space. */
const bySeriesAndPeriod = (a: CellKey, b: CellKey): number => {
  const [seriesA = '', periodA = ''] = a.split(' ')
  const [seriesB = '', periodB = ''] = b.split(' ')
  if (seriesA !== seriesB) return seriesA < seriesB ? -1 : 1
  return periodA < periodB ? -1 : periodA > periodB ? 1 : 0
}
