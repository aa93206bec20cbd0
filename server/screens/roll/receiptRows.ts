import type { Kysely, Transaction } from 'kysely'
import { instantOf } from '#server/clock.ts'
import type { SeenScreen } from '#server/screens/roll/rollCall.ts'
import type { ScreenReceiptRow } from '#server/store/screenTables.ts'
import type { Tables } from '#server/store/tables.ts'

/** Rows in one statement. */
const CHUNK = 200

/** The newest release that each screen is known to have painted. */
export async function newestPainted(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('screen_receipt')
    .select(({ fn }) => ['screen', fn.max('seq').as('seq')])
    .groupBy('screen')
    .execute()
  return new Map(rows.map(({ screen, seq }) => [screen, Number(seq)]))
}

export async function writeReceipts(
  trx: Transaction<Tables>,
  rows: readonly ScreenReceiptRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK)
    await trx
      .insertInto('screen_receipt')
      .values(rows.slice(from, from + CHUNK))
      .onConflict((same) => same.columns(['screen', 'seq']).doNothing())
      .execute()
}

/** Writes down when screens were last seen and from where. */
export async function writeSeen(trx: Transaction<Tables>, seen: readonly SeenScreen[]): Promise<void> {
  // In one order: two nodes that saw the same screens do not wait for each other.
  for (const { screen, at, address } of seen.toSorted((a, b) => (a.screen < b.screen ? -1 : 1)))
    await trx
      .updateTable('screen')
      .set({ seen_at: instantOf(at), address })
      .where('id', '=', screen)
      .execute()
}

export async function pruneReceipts(trx: Transaction<Tables>, before: string): Promise<void> {
  await trx.deleteFrom('screen_receipt').where('at', '<', before).execute()
}

/**
 * What the screens that were there at a release said of it; those that said nothing are among them. A screen that went
 * over to another node said the same there once more: its first word counts.
 */
export async function receiptsOf(db: Kysely<Tables>, seq: number, publishedAt: string) {
  const rows = await rowsOf(db, seq, publishedAt)
  return rows.filter(({ id }, i) => rows[i - 1]?.id !== id)
}

const rowsOf = (db: Kysely<Tables>, seq: number, publishedAt: string) =>
  db
    .selectFrom('screen as s')
    .leftJoin('screen_receipt as r', (join) =>
      join.onRef('r.screen', '=', 's.id').on('r.seq', '>=', seq).on('r.after_seq', '<', seq),
    )
    .select(['s.id', 's.name', 'r.at', 'r.ms', 'r.seq'])
    .where('s.paired_at', '<=', publishedAt)
    .where((either) =>
      either.or([either('s.revoked_at', 'is', null), either('s.revoked_at', '>', publishedAt)]),
    )
    .orderBy('s.paired_at')
    .orderBy('s.id')
    .orderBy('r.seq')
    .execute()
