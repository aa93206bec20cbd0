import { randomUUID } from 'node:crypto'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import type { Place } from '#server/ledgers/comments.ts'
import { look, recordFor, type Looking } from '#server/ledgers/looking.ts'
import { officeOf } from '#server/ledgers/office.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Reminder } from '#shared/contract/duties.ts'
import { NewRecordReminder } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields, type KeptRecord } from '#shared/ledger/record.ts'

/**
 * The office that somebody may ask for what is due with a record: reviewers ask every office, the office that keeps the
 * ledger asks the one that answers. Undefined where nothing is to be done any more, or nothing ever was.
 */
export function remindable(
  { actor, light }: Looking,
  { ledger }: Sight,
  record: KeptRecord,
): string | undefined {
  const fields = currentFields(record)
  const office = officeOf(ledger, fields)
  const mayAsk = actor.role === 'reviewer' || (actor.role === 'filer' && actor.owner === ledger.owner)
  if (!mayAsk || office === actor.owner) return undefined
  return light(ledger, record, fields).days === null ? undefined : office
}

/** 催办: asks the office for what is due. Throws {@link Failure}. */
export async function remind(
  ports: LedgerPorts,
  actor: Actor,
  { entity, id }: Place,
  body: unknown,
): Promise<void> {
  const looking = look(ports, actor)
  const { sight, record } = recordFor(looking, entity, id)
  const { remark } = parseOrFail(NewRecordReminder, body)
  const owner = remindable(looking, sight, record)
  if (owner === undefined) throw new Failure('nothing-to-remind')
  const at = instantOf(ports.clock.now())
  const reminder = randomUUID()
  await ports.store.write(async (trx) => {
    await trx
      .insertInto('reminder')
      .values({
        ...{ id: reminder, at, by_account: actor.id, by_name: actor.name, owner, cells: '[]' },
        ...{ records: JSON.stringify([{ entity, id }]), remark, seen_at: null, seen_by: null },
      })
      .execute()
    await appendAudit(trx, {
      ...{ at, actor: actor.id, action: 'record.reminded', object: `record:${entity}/${id}` },
      detail: { reminder, owner },
    })
  })
}

/** Those of these records of which something is still to be done, as somebody may know of them. */
export type DueAmong = (actor: Actor, records: readonly Place[]) => Reminder['records']

export const dueAmong =
  (ports: Pick<LedgerPorts, 'releases' | 'clock'>): DueAmong =>
  (actor, records) => {
    const looking = look(ports, actor)
    return records.flatMap(({ entity, id }) => {
      const record = looking.record(entity, id)
      const ledger = looking.ledgers.get(entity)
      if (!record || !ledger || looking.light(ledger, record, currentFields(record)).days === null) return []
      return [{ entity, id, title: looking.title(entity, id) }]
    })
  }
