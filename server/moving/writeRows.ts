import { CompiledQuery, sql, type Transaction } from 'kysely'
import { quoted, type Row } from '#server/moving/readRows.ts'
import type { Engine, TableShape } from '#server/moving/schema.ts'
import { StartError } from '#server/store/startError.ts'
import { isStorable } from '#server/store/storableText.ts'
import type { Tables } from '#server/store/tables.ts'

/** Takes out what the first opening put in. Where there is nothing, nothing is asked that our role might not do. */
export async function emptyTable(trx: Transaction<Tables>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx)
  if (rows.length > 0) await sql`delete from ${sql.table(table)}`.execute(trx)
}

/** Writes batches of rows as they come. Throws a StartError for text that no PostgreSQL can hold. */
export function rowWriter(
  trx: Transaction<Tables>,
  engine: Engine,
  table: TableShape,
): (rows: readonly Row[]) => Promise<void> {
  const texts = new Map<number, string>()
  return async (rows) => {
    for (const row of rows) refuseUnstorable(table, row)
    const text = texts.get(rows.length) ?? insertText(engine, table, rows.length)
    texts.set(rows.length, text)
    const values = rows.flatMap((row) => table.columns.map((column) => row[column]))
    await trx.executeQuery(CompiledQuery.raw(text, values))
  }
}

function insertText(engine: Engine, { name, columns }: TableShape, rows: number): string {
  const row = (n: number): string =>
    `(${columns.map((_, i) => (engine === 'postgres' ? `$${n * columns.length + i + 1}` : '?')).join(', ')})`
  const all = Array.from({ length: rows }, (_, n) => row(n)).join(', ')
  return `insert into ${quoted(name)} (${columns.map(quoted).join(', ')}) values ${all}`
}

function refuseUnstorable({ name, columns, key }: TableShape, row: Row): void {
  for (const column of columns) {
    const value = row[column]
    if (typeof value !== 'string' || isStorable(value)) continue
    const place = key.map((one) => `${one.name} ${String(row[one.name])}`).join(', ')
    throw new StartError(
      `The column ${column} of the table ${name} (${place}) holds a NUL character, which PostgreSQL cannot keep; take it out and try again.`,
    )
  }
}
