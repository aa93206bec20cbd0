import { sql, type Kysely, type Transaction } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'
import { StartError } from '#server/store/startError.ts'
import type { Tables } from '#server/store/tables.ts'

type WithMigrations = Tables & { migration: { id: string } }

export interface MigrationHooks {
  /** Whether anything is there yet. */
  readonly isEmpty: (db: Kysely<Tables>) => Promise<boolean>
  /** Throws where whoever opens the store may not take these steps. */
  readonly permit: (missing: readonly string[]) => Promise<void>
  /** Keeps a second server from migrating at the same time; released with the transaction. */
  readonly lock: (trx: Transaction<Tables>) => Promise<void>
  /** Called before a step changes a store that has data in it. */
  readonly copyBefore: (id: string) => Promise<void>
  /** Takes the step, inside its transaction, with the rights that it needs. */
  readonly take: (trx: Transaction<Tables>, step: () => Promise<void>) => Promise<void>
}

/**
 * Brings the schema up to date, each step in a transaction of its own; one that is up to date is only read. Throws a
 * StartError for a store that a newer version has written.
 */
export async function migrate(
  db: Kysely<Tables>,
  steps: readonly Migration[],
  hooks: MigrationHooks,
): Promise<void> {
  const done = (await hooks.isEmpty(db)) ? [] : await applied(db)
  const unknown = done.find((id) => !steps.some((step) => step.id === id))
  if (unknown) {
    throw new StartError(
      `The data was written by a newer version of Guanlan (${unknown}); start that version.`,
    )
  }
  const missing = steps.filter(({ id }) => !done.includes(id))
  if (missing.length === 0) return
  await hooks.permit(missing.map(({ id }) => id))
  await db.transaction().execute(async (trx) => {
    await hooks.lock(trx)
    await sql.raw('create table if not exists migration (id text primary key)').execute(trx)
  })
  for (const step of missing) {
    if (done.length > 0) await hooks.copyBefore(step.id)
    await db.transaction().execute(async (trx) => {
      await hooks.lock(trx)
      if ((await applied(trx)).includes(step.id)) return // another server was quicker
      await hooks.take(trx, async () => {
        await step.up(trx)
        await knowingMigrations(trx).insertInto('migration').values({ id: step.id }).execute()
      })
    })
  }
}

const knowingMigrations = (db: Kysely<Tables>): Kysely<WithMigrations> =>
  db.withTables<{ migration: { id: string } }>()

const applied = async (db: Kysely<Tables>): Promise<string[]> =>
  (await knowingMigrations(db).selectFrom('migration').select('id').execute()).map(({ id }) => id)
