import type { Kysely } from 'kysely'
import type { Outlet } from '#server/handover/outlet.ts'
import { readRows } from '#server/moving/readRows.ts'
import { tablesOf, type Engine } from '#server/moving/schema.ts'
import type { Tables } from '#server/store/tables.ts'

/** Of the present of this installation alone, or worked out from the rest, or content that lies beside as files. */
const LEFT_OUT = new Set([
  ...['migration', 'node', 'lease', 'attempt', 'kept_board', 'file_part'],
  ...['session', 'sign_in_code', 'screen_pairing', 'screen_challenge'],
])
/** Nobody needs these to read what was kept, and some might be used to guess a password. */
const SECRETS: Readonly<Record<string, readonly string[]>> = {
  account: ['password_hash'],
  api_token: ['hash'],
}

/** Every table as JSON Lines, a row a line, columns by their names; also those that later steps of the schema make. */
export async function exportTables(db: Kysely<Tables>, engine: Engine, outlet: Outlet): Promise<void> {
  for (const table of await tablesOf(db, engine)) {
    if (LEFT_OUT.has(table.name)) continue
    const secrets = SECRETS[table.name] ?? []
    const columns = table.columns.filter((column) => !secrets.includes(column))
    async function* lines(): AsyncGenerator<string> {
      for await (const rows of readRows(db, engine, { ...table, columns: [...keysOf(table.key, columns)] }))
        yield rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    }
    await outlet.write(`tables/${table.name}.jsonl`, lines())
  }
}

/** Rows are read on after their key, which has to be among the columns. */
const keysOf = (key: readonly { readonly name: string }[], columns: readonly string[]): ReadonlySet<string> =>
  new Set([...key.map(({ name }) => name), ...columns])
