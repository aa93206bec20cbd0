import { CompiledQuery, type Kysely } from 'kysely'
import type { Engine, TableShape } from '#server/moving/schema.ts'
import type { Tables } from '#server/store/tables.ts'

export type Row = Readonly<Record<string, unknown>>

export const BATCH_ROWS = 500
/** Of rows that are whole documents fewer are taken at a time. */
const BATCH_CHARACTERS = 4_000_000

/**
 * All rows of a table in the order of its key, a batch at a time: SQLite goes on after the last key, PostgreSQL keeps a
 * cursor, for there the order of bytes has no index. To be called within a transaction.
 */
export async function* readRows(
  db: Kysely<Tables>,
  engine: Engine,
  table: TableShape,
): AsyncGenerator<readonly Row[]> {
  let size = BATCH_ROWS
  const next = engine === 'sqlite' ? afterLastKey(db, table) : await cursor(db, table)
  for (;;) {
    const rows = await next(size)
    if (rows.length > 0) yield rows
    if (rows.length < size) break
    size = nextSize(rows)
  }
  if (engine === 'postgres') await run(db, `close ${CURSOR}`)
}

type Next = (size: number) => Promise<readonly Row[]>

function afterLastKey(db: Kysely<Tables>, { name, columns, key }: TableShape): Next {
  const keys = key.map((column) => quoted(column.name)).join(', ')
  const from = `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`
  const after = ` where (${keys}) > (${key.map(() => '?').join(', ')})`
  let last: Row | undefined
  return async (size) => {
    const values = last ? key.map((column) => last?.[column.name]) : []
    const rows = await run(db, `${from}${last ? after : ''} order by ${keys} limit ?`, [...values, size])
    last = rows.at(-1) ?? last
    return rows
  }
}

const CURSOR = 'moving_rows'

async function cursor(db: Kysely<Tables>, { name, columns, key }: TableShape): Promise<Next> {
  // The order of bytes, which is that of SQLite, whatever the database sorts by.
  const keys = key.map((column) => `${quoted(column.name)}${column.isText ? ' collate "C"' : ''}`).join(', ')
  const select = `select ${columns.map(quoted).join(', ')} from ${quoted(name)} order by ${keys}`
  await run(db, `declare ${CURSOR} no scroll cursor for ${select}`)
  return (size) => run(db, `fetch ${size} from ${CURSOR}`)
}

function nextSize(rows: readonly Row[]): number {
  let characters = 0
  for (const row of rows)
    for (const value of Object.values(row))
      characters += typeof value === 'string' || value instanceof Uint8Array ? value.length : 8
  return Math.max(10, Math.min(BATCH_ROWS, Math.floor((BATCH_CHARACTERS * rows.length) / characters)))
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const run = async (db: Kysely<Tables>, text: string, values: unknown[] = []): Promise<readonly Row[]> =>
  (await db.executeQuery<Row>(CompiledQuery.raw(text, values))).rows
