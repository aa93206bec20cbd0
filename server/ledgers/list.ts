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
  const looking = look(ports, actor, query.on === undefined ? undefined : asPeriod(query.on))
  const sight = sightFor(looking, entity)
  const found = select(looking, sight, query)
  const shown = page(found, sight, query).map(({ record, fields }) => ({ sight, record, fields }))
  const groups = query.group === undefined ? [] : [...grouped(found, sight, query.group)]
  const seq = looking.book.seq()
  return { seq, total: found.length, records: await rowsOf(looking, ports.store.read, shown), groups }
}
