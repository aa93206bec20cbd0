import { sql, type Transaction } from 'kysely'
import { changeable, ownRole, tablesOf } from '#server/store/rights/ownRights.ts'
import { lockSchema } from '#server/store/rights/settleSchema.ts'
import { WRITTEN_ONCE } from '#server/store/rights/writtenOnce.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** What a node that only reads the log needs to see. */
const PUBLIC = ['change_seq', 'kept_board', 'meta', 'migration', 'release_log']

export type Purpose = 'application' | 'edge'

/**
 * Gives a role what the application needs and takes everything else from it; run by the owner of the schema. Throws a
 * StartError for a role that could not be kept from changing what was published.
 */
export async function grantLeast(store: Store, role: string, purpose: Purpose): Promise<void> {
  if (store.engine !== 'postgres')
    throw new StartError('Only PostgreSQL has roles: set DATABASE_URL to the owner of the schema.')
  await store.write(async (trx) => {
    await lockSchema(trx)
    await refuseUnfit(trx, role)
    const schema = await schemaOf(trx)
    await sql`revoke all on schema ${sql.id(schema)} from ${sql.id(role)}`.execute(trx)
    await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(trx)
    for (const table of await tablesOf(trx)) await grantOn(trx, table, role, purpose)
    const still = await changeable(trx, role)
    if (still.length > 0)
      throw new StartError(
        `The role ${role} could still change ${still.join(', ')}: another role lends it more.`,
      )
  })
}

async function grantOn(
  trx: Transaction<Tables>,
  table: string,
  role: string,
  purpose: Purpose,
): Promise<void> {
  for (const whom of [sql.id(role), sql.raw('public')])
    await sql`revoke all on ${sql.table(table)} from ${whom}`.execute(trx)
  const rights = rightsOn(table, purpose)
  if (rights) await sql`grant ${sql.raw(rights)} on ${sql.table(table)} to ${sql.id(role)}`.execute(trx)
}

function rightsOn(table: string, purpose: Purpose): string | undefined {
  if (purpose === 'edge') return PUBLIC.includes(table) ? 'select' : undefined
  if (table === 'migration') return 'select'
  return isWrittenOnce(table) ? 'select, insert' : 'select, insert, update, delete'
}

const isWrittenOnce = (table: string): boolean => WRITTEN_ONCE.some((name) => name === table)

async function refuseUnfit(trx: Transaction<Tables>, role: string): Promise<void> {
  const own = await ownRole(trx)
  if (!own.maySettle)
    throw new StartError(
      `Only ${own.owner ?? 'its owner'} may grant rights on the schema; set DATABASE_URL to it.`,
    )
  const { rows } = await sql<{ superuser: boolean; member: boolean }>`
    select rolsuper as superuser, pg_has_role(rolname, ${own.owner}::name, 'member') as member
    from pg_roles where rolname = ${role}`.execute(trx)
  const [found] = rows
  if (!found)
    throw new StartError(
      `There is no role ${role}: CREATE ROLE ${role} LOGIN PASSWORD '…', then run this again.`,
    )
  if (found.superuser || found.member)
    throw new StartError(
      `The role ${role} ${found.superuser ? 'is a superuser' : `acts for the owner ${own.owner ?? ''}`}, from whom nothing can be kept; name one that is not.`,
    )
}

async function schemaOf(trx: Transaction<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_schema() as name`.execute(trx)
  return rows[0]?.name ?? 'public'
}
