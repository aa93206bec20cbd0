import { sql, type Kysely } from 'kysely'
import { WRITTEN_ONCE } from '#server/store/rights/writtenOnce.ts'
import type { Tables } from '#server/store/tables.ts'

type Database = Kysely<Tables>

/** The role that a connection acts as, and what it is to the schema. */
export interface OwnRole {
  readonly name: string
  /** Whether there is a schema of ours, and whose it is. */
  readonly owner: string | null
  /** Whether it may change the schema: it owns it, or there is none yet. */
  readonly maySettle: boolean
  readonly isSuperuser: boolean
}

/** Who we are to the database. The list of steps taken is the first table of all, so its owner is the schema's. */
export async function ownRole(db: Database): Promise<OwnRole> {
  const { rows } = await sql<{ name: string; superuser: string; owner: string | null; owns: boolean | null }>`
    select current_user as name, current_setting('is_superuser') as superuser,
      (select tableowner from pg_tables where schemaname = current_schema() and tablename = 'migration') as owner,
      (select pg_has_role(current_user, tableowner, 'usage') from pg_tables
        where schemaname = current_schema() and tablename = 'migration') as owns`.execute(db)
  const [row] = rows
  return {
    name: row?.name ?? '',
    owner: row?.owner ?? null,
    maySettle: row?.owns ?? true,
    isSuperuser: row?.superuser === 'on',
  }
}

/** Tables written once that this role could change all the same. */
export async function changeable(db: Database, role: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and tablename in (${sql.join([...WRITTEN_ONCE])})
      and has_table_privilege(${role}::name, quote_ident(schemaname) || '.' || quote_ident(tablename),
        'update, delete, truncate')
    order by tablename`.execute(db)
  return rows.map(({ name }) => name)
}

/** Tables of our schema that we may not even read. */
export async function unreadable(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
    where schemaname = current_schema() and not has_table_privilege(current_user,
      quote_ident(schemaname) || '.' || quote_ident(tablename), 'select')
    order by tablename`.execute(db)
  return rows.map(({ name }) => name)
}

/** Gives the owner back what a step of the schema may need; its transaction takes it away again. */
export const loosen = (trx: Database, role: string): Promise<void> => each(trx, role, 'grant')

/** From now on not even the owner changes what was written once, unless it says so first. */
export const tighten = (trx: Database, role: string): Promise<void> => each(trx, role, 'revoke')

async function each(trx: Database, role: string, verb: 'grant' | 'revoke'): Promise<void> {
  const there = await tablesOf(trx)
  for (const table of WRITTEN_ONCE.filter((name) => there.includes(name))) {
    const what = sql`update, delete, truncate on ${sql.table(table)}`
    await (
      verb === 'grant' ? sql`grant ${what} to ${sql.id(role)}` : sql`revoke ${what} from ${sql.id(role)}`
    ).execute(trx)
  }
}

/** All tables of our schema, whoever they belong to. */
export async function tablesOf(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema() order by tablename`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}
