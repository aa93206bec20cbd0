import { countedBy } from '#server/ledgers/counted.ts'
import { look, sightFor } from '#server/ledgers/looking.ts'
import type { LedgerPorts } from '#server/ledgers/ports.ts'
import { rowsOf } from '#server/ledgers/rows.ts'
import { grouped, page, select } from '#server/ledgers/select.ts'
import type { RecordList, RecordQuery } from '#shared/contract/ledgers.ts'
import type { Actor } from '#shared/contract/roles.ts'
import { asPeriod } from '#shared/period.ts'

/**
 * The records of a ledger that somebody may know of, filtered, counted by group and in order. Throws Failure
 * `not-found` for a ledger that is not there for them and `invalid` for a field that it does not have.
 */
export async function listRecords(
  ports: LedgerPorts,
  actor: Actor,
  entity: string,
  query: RecordQuery,
): Promise<RecordList> {
  const asked = query.on === undefined ? undefined : asPeriod(query.on)
  const present = look(ports, actor)
  sightFor(present, entity)
  const counted = countedBy(present, entity, query, ports.clock.now())
  const on = asked ?? counted?.on
  const looking = on === undefined ? present : look(ports, actor, on)
  const sight = sightFor(looking, entity)
  const seq = looking.book.seq()
  const found = await select(looking, sight, { ...query, on }, counted?.records)
  const shown = (await page(looking, sight, found, query)).map(({ record, fields }) => ({
    sight,
    record,
    fields,
  }))
  const groups = query.group === undefined ? [] : await grouped(found, sight, query.group)
  return { seq, total: found.length, records: await rowsOf(looking, ports.store.read, shown), groups }
}
