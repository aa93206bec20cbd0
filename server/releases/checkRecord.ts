import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { FieldFailure } from '#server/failure.ts'
import type { Board } from '#shared/board.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Every fault of a record that can be found without the store, each with its pointer into the body. */
export function recordFaults(
  request: RecordRequest,
  pointer: string,
  actor: Actor,
  board: Board,
): readonly FieldFailure[] {
  const { entity } = request
  if (!loadLedgers().has(entity))
    return [{ pointer: `${pointer}/entity`, code: 'unknown-entity', params: { entity } }]
  if (actor.role !== 'filer' || isOwn(request, actor, board)) return []
  return [{ pointer: `${pointer}/fields/owner`, code: 'not-your-record' }]
}

/** A filer keeps the records whose `owner` is the own office, and does not take over those of another. */
function isOwn({ entity, id, fields }: RecordRequest, { owner }: Actor, board: Board): boolean {
  const kept = recordOn(board, entity, id)
  return owner !== null && fields['owner'] === owner && (!kept || kept.fields['owner'] === owner)
}

/** The record of that id, never something that every object inherits. */
export function recordOn(board: Board, entity: string, id: string) {
  const records = board.records[entity]
  return records && Object.hasOwn(records, id) ? records[id] : undefined
}
