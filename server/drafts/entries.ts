import { sql } from 'kysely'
import { inBatches } from '#server/drafts/batches.ts'
import type { Db, EntryRow, Trx } from '#server/drafts/ports.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

type Cell = Pick<EntryRow, 'series' | 'period'>

/** The cells of a draft in the order of series and period, which is that of every answer and every pointer. */
export const entriesOf = (db: Db, draft: string): Promise<EntryRow[]> =>
  db
    .selectFrom('draft_entry')
    .selectAll()
    .where('draft', '=', draft)
    .where('cleared', '=', 0)
    .orderBy('series')
    .orderBy('period')
    .execute()

/** The cells that were changed or cleared after a version. */
export const entriesSince = (db: Db, draft: string, version: number): Promise<EntryRow[]> =>
  db
    .selectFrom('draft_entry')
    .selectAll()
    .where('draft', '=', draft)
    .where('version', '>', version)
    .orderBy('series')
    .orderBy('period')
    .execute()

/** What stands in these cells, marks of cleared ones included. */
export async function entriesAt(
  trx: Trx,
  draft: string,
  cells: readonly Cell[],
): Promise<Map<CellKey, EntryRow>> {
  const rows = await inBatches(cells, (batch) => {
    const wanted = sql<Cell>`(
      values ${sql.join(batch.map(({ series, period }) => sql`(${series}, ${period})`))})`
    return trx
      .with('wanted(series, period)', () => wanted)
      .selectFrom('wanted as k')
      .innerJoin('draft_entry as e', (join) =>
        join.onRef('e.series', '=', 'k.series').onRef('e.period', '=', 'k.period').on('e.draft', '=', draft),
      )
      .selectAll('e')
      .execute()
  })
  return new Map(rows.map((row) => [cellKey(row.series, row.period), row]))
}

export async function putEntries(trx: Trx, rows: readonly EntryRow[]): Promise<void> {
  await inBatches(rows, async (batch) => {
    await trx
      .insertInto('draft_entry')
      .values(batch)
      .onConflict((on) =>
        on.columns(['draft', 'series', 'period']).doUpdateSet((eb) => ({
          text: eb.ref('excluded.text'),
          unit: eb.ref('excluded.unit'),
          missing: eb.ref('excluded.missing'),
          seen: eb.ref('excluded.seen'),
          reason: eb.ref('excluded.reason'),
          note: eb.ref('excluded.note'),
          answers: eb.ref('excluded.answers'),
          version: eb.ref('excluded.version'),
          editor: eb.ref('excluded.editor'),
          cleared: eb.ref('excluded.cleared'),
        })),
      )
      .execute()
    return []
  })
}

/** The series of all cells that are not cleared, and the first cell of all. */
export async function contentOf(
  trx: Trx,
  draft: string,
): Promise<{
  readonly series: readonly Cell['series'][]
  readonly first: Cell | undefined
  readonly count: number
}> {
  const rows = await trx
    .selectFrom('draft_entry')
    .select(['series'])
    .select((eb) => [eb.fn.min('period').as('period'), eb.fn.countAll<number>().as('count')])
    .where('draft', '=', draft)
    .where('cleared', '=', 0)
    .groupBy('series')
    .orderBy('series')
    .execute()
  return {
    series: rows.map(({ series }) => series),
    first: rows[0],
    count: rows.reduce((sum, { count }) => sum + count, 0),
  }
}
