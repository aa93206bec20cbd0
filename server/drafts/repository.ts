import { inBatches } from '#server/drafts/batches.ts'
import type { Db, DraftRow, Trx } from '#server/drafts/ports.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

type EventRow = Tables['draft_event']

/** The draft, locked until the end of the transaction: what is decided of it afterwards stays true. */
export const lockDraft = (trx: Trx, engine: Store['engine'], id: string): Promise<DraftRow | undefined> => {
  const query = trx.selectFrom('draft').selectAll().where('id', '=', id)
  // SQLite's BEGIN IMMEDIATE holds the whole file already.
  return (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export const findDraft = (db: Db, id: string): Promise<DraftRow | undefined> =>
  db.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()

export async function insertDraft(trx: Trx, row: DraftRow): Promise<void> {
  await trx.insertInto('draft').values(row).execute()
}

export async function updateDraft(trx: Trx, id: string, changes: Partial<DraftRow>): Promise<void> {
  await trx.updateTable('draft').set(changes).where('id', '=', id).execute()
}

/** Ids of the authors of each of these drafts. */
export async function authorsOf(
  db: Db,
  drafts: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await inBatches(drafts, (batch) =>
    db.selectFrom('draft_author').selectAll().where('draft', 'in', batch).orderBy('account').execute(),
  )
  const authors = new Map<string, Set<string>>(drafts.map((id) => [id, new Set()]))
  for (const { draft, account } of rows) authors.get(draft)?.add(account)
  return authors
}

export async function addAuthor(trx: Trx, draft: string, account: string): Promise<void> {
  await trx
    .insertInto('draft_author')
    .values({ draft, account })
    .onConflict((on) => on.columns(['draft', 'account']).doNothing())
    .execute()
}

export async function addEvent(trx: Trx, event: Omit<EventRow, 'n'>): Promise<void> {
  const { newest } = await trx
    .selectFrom('draft_event')
    .select((eb) => eb.fn.max<number | null>('n').as('newest'))
    .where('draft', '=', event.draft)
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('draft_event')
    .values({ ...event, n: (newest ?? 0) + 1 })
    .execute()
}

export const eventsOf = (db: Db, draft: string): Promise<EventRow[]> =>
  db.selectFrom('draft_event').selectAll().where('draft', '=', draft).orderBy('n').execute()

/** What accounts and tokens are called; what acts without either, such as the watched folder, goes by its id. */
export async function namesOf(db: Db, ids: Iterable<string>): Promise<(id: string) => string> {
  const unique = [...new Set(ids)]
  const people = await inBatches(unique, (batch) =>
    db.selectFrom('account').select(['id', 'name']).where('id', 'in', batch).execute(),
  )
  const tokens = unique.flatMap((id) => (id.startsWith('token:') ? [id.slice('token:'.length)] : []))
  const machines = await inBatches(tokens, (batch) =>
    db.selectFrom('api_token').select(['id', 'name']).where('id', 'in', batch).execute(),
  )
  const names = new Map([
    ...people.map(({ id, name }): [string, string] => [id, name]),
    ...machines.map(({ id, name }): [string, string] => [`token:${id}`, name]),
  ])
  return (id) => names.get(id) ?? id.replace(/^token:/, '')
}
