import { commentsOf, type Place } from '#server/ledgers/comments.ts'
import { filesOf } from '#server/ledgers/evidence/filesOf.ts'
import { historyOf } from '#server/ledgers/history.ts'
import { look, recordFor } from '#server/ledgers/looking.ts'
import { mayRemark, openEvents } from '#server/ledgers/mayAct.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { relationsOf } from '#server/ledgers/relations.ts'
import { remindable } from '#server/ledgers/remind.ts'
import { rowsOf } from '#server/ledgers/rows.ts'
import type { RecordDetail } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { currentFields } from '#shared/ledger/record.ts'

/** A record with everything that belongs to it, as far as somebody may know. Throws Failure `not-found`. */
export async function recordDetail(ports: LedgerPorts, actor: Actor, place: Place): Promise<RecordDetail> {
  const { read } = ports.store
  const looking = look(ports, actor)
  const { sight, record } = recordFor(looking, place.entity, place.id)
  const fields = currentFields(record)
  const found = relationsOf(looking, sight, record)
  const [row, ...related] = await rowsOf(looking, read, [
    { sight, record, fields },
    ...found.flatMap(({ records }) => records),
  ])
  if (!row) throw new Error('a record is shown as one row')
  return {
    record: row,
    may: openEvents(sight.ledger, actor, fields),
    mayRemark: mayRemark(sight, actor, fields),
    mayRemind: remindable(looking, sight, record) ?? null,
    history: await historyOf(read, looking, sight, record),
    comments: await commentsOf(read, looking, place),
    files: await filesOf(read, looking, sight, record),
    relations: found.map(({ records, ...relation }) => ({
      ...relation,
      records: related.splice(0, records.length),
    })),
    waiting: [...(await ports.drafts.waiting(actor, place.entity, place.id))],
  }
}
