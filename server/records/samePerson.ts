import type { Kysely } from 'kysely'
import type { FieldFailure } from '#server/failure.ts'
import type { NewVersion, RecordOrder } from '#server/records/records.ts'
import type { Tables } from '#server/store/tables.ts'
import { eventNamed } from '#shared/ledger/events.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/**
 * What somebody wants to make happen although they made the event before it happen, which the definition leaves to
 * another person: judged by account, whatever names were written down.
 */
export async function samePersonFaults(
  db: Kysely<Tables>,
  versions: readonly NewVersion[],
  orders: readonly RecordOrder[],
  ledgers: ReadonlyMap<string, Ledger>,
): Promise<readonly FieldFailure[]> {
  const faults: FieldFailure[] = []
  for (const [i, { entity, id, event, actor }] of versions.entries()) {
    const ledger = ledgers.get(entity)
    const another = ledger && eventNamed(ledger, event)?.another
    if (ledger === undefined || another === undefined || actor === null) continue
    const isEarlier = (one: NewVersion): boolean =>
      one.entity === entity && one.id === id && one.event === another
    const earlier =
      versions.slice(0, i).findLast(isEarlier) ?? (await latestMaker(db, { entity, id, event: another }))
    if (earlier?.actor !== actor) continue
    const at = orders.find((one) => one.entity === entity && one.id === id && one.event === event)
    const before = eventNamed(ledger, another)
    faults.push({
      pointer: `${at?.pointer ?? ''}/event`,
      code: 'same-person',
      params: { before: before?.zh ?? another, beforeEn: before?.en ?? another },
    })
  }
  return faults
}

const latestMaker = (
  db: Kysely<Tables>,
  { entity, id, event }: Pick<NewVersion, 'entity' | 'id' | 'event'>,
) =>
  db
    .selectFrom('record_vintage')
    .select('actor')
    .where('entity', '=', entity)
    .where('id', '=', id)
    .where('event', '=', event)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
