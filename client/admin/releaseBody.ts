import type { JudgedRow } from '#client/admin/judgeSheet.ts'
import { reasonOf } from '#client/admin/rowState.ts'
import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import type { RevisionKind } from '#shared/observation.ts'
import type { CellKey } from '#shared/series.ts'

/** The body that publishes the rows which are ready, each upon the vintage that its author saw. */
export function releaseBody(
  judged: readonly Pick<JudgedRow, 'row' | 'entry' | 'state'>[],
  title: string,
  commonReason: string,
  revision?: RevisionKind,
): ReleaseRequestInput {
  const observations = judged.flatMap(({ row, entry, state }) => {
    if (state.kind !== 'ready' || !entry) return []
    const { value, missing } = state.proposed
    return [
      {
        series: row.series,
        period: row.period,
        value,
        basedOn: entry.seen,
        ...(missing && { status: 'missing' as const, missing }),
        ...(state.revises && { reason: reasonOf(entry, commonReason), ...(revision && { revision }) }),
      },
    ]
  })
  return { ...(title.trim() && { title: title.trim() }), observations }
}

/** The cell of the observation that a JSON pointer of a problem leads into, such as `/observations/3/value`. */
export function cellAt(pointer: string, cells: readonly CellKey[]): CellKey | undefined {
  const [, index] = /^\/observations\/(\d+)(?:\/|$)/.exec(pointer) ?? []
  return index === undefined ? undefined : cells[Number(index)]
}
