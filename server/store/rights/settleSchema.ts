import { sql, type Kysely, type Transaction } from 'kysely'
import { migrate } from '#server/store/migrate.ts'
import type { Migration } from '#server/store/migrations/migration.ts'
import {
  changeable,
  loosen,
  ownRole,
  tighten,
  unreadable,
  type OwnRole,
} from '#server/store/rights/ownRights.ts'
import { StartError } from '#server/store/startError.ts'
import type { Tables } from '#server/store/tables.ts'

/** Any number that other programs on the same database are unlikely to lock; ours for ever. */
const MIGRATION_LOCK = 7_419_030_412

/** The one who holds this, to the end of its transaction, changes the schema and the rights on it. */
export const lockSchema = async (trx: Transaction<Tables>): Promise<void> =>
  void (await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx))

/**
 * Brings the schema on PostgreSQL up to date and takes from ourselves what nobody may do: to change what was written
 * once. Answers with what is left to be said about it. Throws a StartError for a role that is not made for this schema.
 */
export async function settleSchema(db: Kysely<Tables>, migrations: readonly Migration[]): Promise<string[]> {
  const own = await ownRole(db)
  await migrate(db, migrations, {
    isEmpty: async () => own.owner === null,
    permit: async (missing) => void (own.maySettle || refuseOutdated(own, missing)),
    lock: lockSchema,
    copyBefore: async () => undefined,
    take: async (trx, step) => {
      await loosen(trx, own.name)
      await step()
      await tighten(trx, own.name)
    },
  })
  if (!own.maySettle) await refuseUnfinished(db, own)
  if ((await changeable(db, own.name)).length === 0) return []
  if (own.maySettle && !own.isSuperuser)
    await db.transaction().execute(async (trx) => {
      await lockSchema(trx)
      await tighten(trx, own.name)
    })
  const left = await changeable(db, own.name)
  return left.length === 0 ? [] : [mayChange(own, left)]
}

function refuseOutdated({ name, owner }: OwnRole, missing: readonly string[]): never {
  throw new StartError(
    `The schema lacks ${missing.join(', ')}, and ${name} may not change it; ${ask(name, owner)}`,
  )
}

/** A step that brought new tables says nothing of who may use them. */
async function refuseUnfinished(db: Kysely<Tables>, { name, owner }: OwnRole): Promise<void> {
  const closed = await unreadable(db)
  if (closed.length === 0 || closed.includes('account')) return // all, or a role that is to see the log alone
  throw new StartError(`The role ${name} has no rights on ${closed.join(', ')}; ${ask(name, owner)}`)
}

const ask = (name: string, owner: string | null): string =>
  `with the DATABASE_URL of ${owner ?? 'its owner'} run "npm run -s cli -- migrate --app-role ${name}", then start again.`

const mayChange = ({ name, isSuperuser }: OwnRole, tables: readonly string[]): string =>
  `PostgreSQL lets ${name} change what was published (${tables.join(', ')})${isSuperuser ? ', because it is a superuser' : ''}: run as a role made by "npm run -s cli -- migrate --app-role NAME".`
