import { sql, type Kysely } from 'kysely'
import type { TableShape } from '#server/moving/schema.ts'
import { StartError } from '#server/store/startError.ts'
import type { Tables } from '#server/store/tables.ts'

/** What every store has from its first opening on; and what says which nodes run, which is no data of anybody's. */
const BORN_WITH = new Set(['migration', 'meta', 'change_seq', 'audit_head', 'node', 'lease'])

/** Throws a StartError for a store in which anything was ever kept. */
export async function refuseFilled(db: Kysely<Tables>, tables: readonly TableShape[]): Promise<void> {
  for (const { name } of tables) {
    if (BORN_WITH.has(name)) continue
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db)
    if (rows.length > 0) throw filled(`its table ${name} has rows`)
  }
  const head = await db.selectFrom('change_seq').select('value').executeTakeFirst()
  if (head && head.value > 0) throw filled(`it has ${head.value} releases`)
}

const filled = (what: string): StartError =>
  new StartError(`The target is not empty (${what}); name an empty one, nothing is ever overwritten.`)
