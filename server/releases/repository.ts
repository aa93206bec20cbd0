import { setImmediate } from 'node:timers/promises'
import { sql, type Kysely, type Transaction } from 'kysely'
import { NEWEST_VINTAGE } from '#server/releases/vintageQueries.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { SeriesKey } from '#shared/series.ts'

type Trx = Transaction<Tables>
type Db = Kysely<Tables>
type VintageRow = Tables['vintage']
type RecordRow = Tables['record_vintage']

/** Rows of one insert or keys of one look-up; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const BATCH = 400

/**
 * Number of the newest release, locked until the end of the transaction: whoever publishes on any node waits here,
 * so that what is read afterwards stays true, numbers have no gaps and become visible in order.
 */
export async function lockSeq(trx: Trx, engine: Store['engine']): Promise<number> {
  const query = trx.selectFrom('change_seq').select('value')
  // SQLite's BEGIN IMMEDIATE holds the whole file already.
  const { value } = await (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirstOrThrow()
  return value
}

/** Number of the newest release, without waiting for whoever is publishing. */
export async function newestSeq(db: Db): Promise<number> {
  const { value } = await db.selectFrom('change_seq').select('value').executeTakeFirstOrThrow()
  return value
}

export async function moveSeq(trx: Trx, value: number): Promise<void> {
  await trx.updateTable('change_seq').set({ value }).execute()
}

export type CurrentRow = Pick<
  VintageRow,
  'series' | 'period' | 'vintage' | 'value' | 'status' | 'missing' | 'demo'
>

/** The newest vintages of these series and periods; of all where none are named. */
export function currentVintages(
  db: Db,
  keys?: readonly Pick<VintageRow, 'series' | 'period'>[],
): Promise<CurrentRow[]> {
  const columns = ['v.series', 'v.period', 'v.vintage', 'v.value', 'v.status', 'v.missing', 'v.demo'] as const
  if (!keys) return db.selectFrom('vintage as v').select(columns).where(NEWEST_VINTAGE).execute()
  return inBatches(keys, (batch) => {
    const wanted = sql<Pick<VintageRow, 'series' | 'period'>>`(
      values ${sql.join(batch.map(({ series, period }) => sql`(${series}, ${period})`))})`
    // One step into the index a key, however often it has been revised.
    return db
      .with('wanted(series, period)', () => wanted)
      .selectFrom('wanted as k')
      .innerJoin('vintage as v', (join) =>
        join.onRef('v.series', '=', 'k.series').onRef('v.period', '=', 'k.period'),
      )
      .select(columns)
      .where(
        sql<boolean>`v.vintage = (
          select max(w.vintage) from vintage w where w.series = k.series and w.period = k.period)`,
      )
      .execute()
  })
}

export const vintageAt = (
  db: Db,
  { series, period, vintage }: Pick<VintageRow, 'series' | 'period' | 'vintage'>,
) =>
  db
    .selectFrom('vintage')
    .select('value')
    .where('series', '=', series)
    .where('period', '=', period)
    .where('vintage', '=', vintage)
    .executeTakeFirst()

/** Vintages by their number, each with the source that held for it. */
export const vintagesNumbered = (
  db: Db,
  keys: readonly Pick<VintageRow, 'series' | 'period' | 'vintage'>[],
): Promise<Omit<VintageRow, 'reason' | 'revision'>[]> =>
  inBatches(keys, (batch) => {
    const wanted = sql.join(
      batch.map(({ series, period, vintage }) => sql`(${series}, ${period}, ${sql.lit(vintage)})`),
    )
    return db
      .selectFrom('vintage as v')
      .innerJoin('release_log as r', 'r.seq', 'v.seq')
      .select(['v.series', 'v.period', 'v.vintage', 'v.value', 'v.status', 'v.missing', 'v.demo', 'v.note'])
      .select(['v.seq', (eb) => eb.fn.coalesce('v.source', 'r.source').as('source')])
      .where(sql<boolean>`(v.series, v.period, v.vintage) in (values ${wanted})`)
      .execute()
  })

/** The newest period of each of these series. */
export const latestOf = (trx: Trx, series: readonly SeriesKey[]) =>
  inBatches([...new Set(series)], (batch) =>
    trx.selectFrom('latest').select(['series', 'period']).where('series', 'in', batch).execute(),
  )

export async function putLatest(trx: Trx, rows: readonly Tables['latest'][]): Promise<void> {
  await inBatches(rows, async (batch) => {
    await trx
      .insertInto('latest')
      .values(batch)
      .onConflict((on) =>
        on.column('series').doUpdateSet((eb) => ({
          period: eb.ref('excluded.period'),
          value: eb.ref('excluded.value'),
          status: eb.ref('excluded.status'),
          seq: eb.ref('excluded.seq'),
        })),
      )
      .execute()
    return []
  })
}

export async function insertVintages(trx: Trx, rows: readonly VintageRow[]): Promise<void> {
  await inBatches(rows, async (batch) => {
    await trx.insertInto('vintage').values(batch).execute()
    return []
  })
}

export async function insertRecords(trx: Trx, rows: readonly RecordRow[]): Promise<void> {
  await inBatches(rows, async (batch) => {
    await trx.insertInto('record_vintage').values(batch).execute()
    return []
  })
}

export async function insertRelease(trx: Trx, row: Tables['release_log']): Promise<void> {
  await trx.insertInto('release_log').values(row).execute()
}

async function inBatches<K, R>(items: readonly K[], step: (batch: K[]) => Promise<R[]>): Promise<R[]> {
  const results: R[] = []
  for (let from = 0; from < items.length; from += BATCH) {
    if (from > 0) await setImmediate() // a large release must not hold up those who only read
    results.push(...(await step(items.slice(from, from + BATCH))))
  }
  return results
}
