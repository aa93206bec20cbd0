import { partIn } from '#server/drafts/access.ts'
import { readRequest } from '#server/drafts/draftRecords.ts'
import type { DraftPorts } from '#server/drafts/ports.ts'
import { authorsOf } from '#server/drafts/repository.ts'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Something that would happen to a record if a draft were released. */
export interface WaitingDraft {
  readonly draft: string
  /** Code of the event; `pushed` where the draft only says how the record is to stand. */
  readonly event: string
  readonly state: DraftState
}

/** The drafts on their way that would change a record, the oldest first; only those that the actor may know of. */
export async function waitingFor(
  { store: { read } }: Pick<DraftPorts, 'store'>,
  actor: Actor,
  entity: string,
  id: string,
): Promise<readonly WaitingDraft[]> {
  const rows = await read
    .selectFrom('draft_record as r')
    .innerJoin('draft as d', 'd.id', 'r.draft')
    .select(['r.request', 'd.id', 'd.state', 'd.owner', 'd.area', 'd.submitted_at'])
    .where('r.entity', '=', entity)
    .where('r.record', '=', id)
    .where('r.cleared', '=', 0)
    .where('d.state', 'not in', ['released', 'discarded'])
    .orderBy('d.created_at')
    .orderBy('d.id')
    .orderBy('r.n')
    .execute()
  const authors = await authorsOf(
    read,
    rows.map((row) => row.id),
  )
  return rows.flatMap((row) => {
    if (!partIn(row, authors.get(row.id) ?? new Set(), actor)) return []
    return [{ draft: row.id, event: readRequest(row).event ?? 'pushed', state: row.state }]
  })
}
