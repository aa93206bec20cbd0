import { sql, type Kysely } from 'kysely'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** A table as the engine describes it, so that none that a later step of the schema makes can be forgotten. */
export interface TableShape {
  readonly name: string
  /** In the order of their names: engines need not agree on another. */
  readonly columns: readonly string[]
  /** What tells rows apart, in the order of the primary key. */
  readonly key: readonly Column[]
}

export interface Column {
  readonly name: string
  readonly isText: boolean
}

export type Engine = Store['engine']

interface Described {
  readonly table: string
  readonly column: string
  readonly type: string
  /** Place in the primary key from 1 on; 0 for what is not in it. */
  readonly key: number
}

const SQLITE = sql<Described>`
  select t.name as "table", c.name as "column", c.type as "type", c.pk as "key"
  from sqlite_master t, pragma_table_info(t.name) c
  where t.type = 'table' and t.name not like 'sqlite%' order by t.name, c.name`

/** The catalogue itself: the views of the standard hide what the asking role has no rights on. */
const POSTGRES = sql<Described>`
  select t.relname as "table", c.attname as "column", format_type(c.atttypid, c.atttypmod) as "type",
    coalesce(k.attnum, 0) as "key"
  from pg_class t
  join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
  join pg_attribute c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
  left join pg_index i on i.indrelid = t.oid and i.indisprimary
  left join pg_attribute k on k.attrelid = i.indexrelid and k.attname = c.attname
  where t.relkind = 'r' order by t.relname, c.attname`

/** All tables of the store, in the order of their names. */
export async function tablesOf(db: Kysely<Tables>, engine: Engine): Promise<readonly TableShape[]> {
  const { rows } = await (engine === 'sqlite' ? SQLITE : POSTGRES).execute(db)
  const byTable = new Map<string, Described[]>()
  for (const row of rows) byTable.set(row.table, [...(byTable.get(row.table) ?? []), row])
  return [...byTable]
    .map(([name, columns]) => shape(name, columns))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function shape(name: string, described: readonly Described[]): TableShape {
  const columns = described.map(({ column }) => column).toSorted()
  const keyed = described.filter(({ key }) => key > 0).toSorted((a, b) => a.key - b.key)
  if (keyed.length === 0)
    throw new Error(`the table ${name} has no primary key, by which its rows are told apart`)
  const key = keyed.map(({ column, type }) => ({
    name: column,
    isText: type.toLowerCase() === 'text', // SQLite shouts
  }))
  return { name, columns, key }
}
