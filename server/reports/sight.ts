import { partIn } from '#server/drafts/index.ts'
import type { Filed, Listed } from '#server/reports/repository.ts'
import type { ReportAct, ReportState } from '#shared/contract/reports.ts'
import type { Actor } from '#shared/contract/roles.ts'

type Row = Filed<Pick<Listed, 'draft' | 'released_seq' | 'owner'>>

/** Where a report stands: where its draft does, which is none once it was put away. */
export const stateOf = ({ released_seq, draft_state }: Row): ReportState =>
  released_seq !== null
    ? 'released'
    : draft_state === null || draft_state === 'discarded'
      ? 'draft'
      : draft_state

/** The draft that still stands for it. */
export const openDraftOf = (row: Row): string | null => (row.draft_state === 'discarded' ? null : row.draft)

export const isEditable = (state: ReportState): boolean => state === 'draft' || state === 'returned'

/** Whether somebody may know of a report: all of one that was issued, of others whoever may know of its draft. */
export function mayRead(row: Row, authors: ReadonlySet<string>, actor: Actor): boolean {
  return stateOf(row) === 'released'
    ? actor.role !== 'screen' && actor.area === undefined
    : partOf(row, authors, actor) !== undefined
}

export function actsOn(row: Row, authors: ReadonlySet<string>, actor: Actor): readonly ReportAct[] {
  const files = partOf(row, authors, actor)?.files ?? false
  return files && isEditable(stateOf(row)) ? ['edit', 'submit', 'discard'] : []
}

const partOf = (row: Row, authors: ReadonlySet<string>, actor: Actor) =>
  partIn(
    {
      owner: row.owner,
      area: null, // reports are the keeping bureau's
      submitted_at: openDraftOf(row) === null ? null : row.draft_submitted_at,
    },
    authors,
    actor,
  )
