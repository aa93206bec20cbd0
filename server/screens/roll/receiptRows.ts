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
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK)
    const written = await trx
      .insertInto('screen_receipt')
      .values(chunk)
      .onConflict((same) => same.columns(['screen', 'seq']).doNothing())
      .returning(['screen', 'seq'])
      .execute()
    const isNew = new Set(written.map(({ screen, seq }) => `${screen} ${seq}`))
    for (const row of chunk) if (!isNew.has(`${row.screen} ${row.seq}`)) await complete(trx, row)
  }
}

/** A screen that came over says on the new node what it shows; how long it took is known where it was then. */
async function complete(
  trx: Transaction<Tables>,
  { screen, seq, ms, ...row }: ScreenReceiptRow,
): Promise<void> {
  if (ms === null) return
  await trx
    .updateTable('screen_receipt')
    .set({ ...row, ms })
    .where('screen', '=', screen)
    .where('seq', '=', seq)
    .where('ms', 'is', null)
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
