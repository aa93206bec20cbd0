import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { look, recordFor, type Looking } from '#server/ledgers/looking.ts'
import { mayRemark } from '#server/ledgers/mayAct.ts'
import type { Db, LedgerPorts } from '#server/ledgers/ports.ts'
import { saidBy } from '#server/ledgers/saidBy.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { NewComment, type RecordComment } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields } from '#shared/ledger/record.ts'

/** Which record is meant. */
export interface Place {
  readonly entity: string
  readonly id: string
}

/** Says something of a record. The log of acts keeps that it was said, and not what. Throws {@link Failure}. */
export async function comment(
  ports: LedgerPorts,
  actor: Actor,
  { entity, id }: Place,
  body: unknown,
): Promise<RecordComment> {
  const looking = look(ports, actor)
  const { sight, record } = recordFor(looking, entity, id)
  if (!mayRemark(sight, actor, currentFields(record))) throw new Failure('forbidden')
  const { text } = parseOrFail(NewComment, body)
  const row = {
    ...{ id: randomUUID(), entity, record: id, at: instantOf(ports.clock.now()) },
    ...{ account: actor.id, by_name: actor.name, office: actor.owner, body: text },
  }
  await ports.store.write(async (trx) => {
    await trx.insertInto('record_comment').values(row).execute()
    await appendAudit(trx, {
      at: row.at,
      actor: actor.id,
      action: 'record.commented',
      object: `record:${entity}/${id}`,
      detail: { comment: row.id },
    })
  })
  return { id: row.id, at: row.at, by: saidBy(looking, row), text }
}

/** What was said of a record, in its order. */
export async function commentsOf(
  read: Db,
  looking: Looking,
  { entity, id }: Place,
): Promise<RecordComment[]> {
  const rows = await read
    .selectFrom('record_comment')
    .selectAll()
    .where('entity', '=', entity)
    .where('record', '=', id)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, at: row.at, by: saidBy(looking, row), text: row.body }))
}
