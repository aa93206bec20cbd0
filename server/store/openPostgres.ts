import { Kysely, sql } from 'kysely'
import pg from 'pg'
import { Failure } from '#server/failure.ts'
import { everyShelf, type FileShelves } from '#server/store/files.ts'
import type { Migration } from '#server/store/migrations/migration.ts'
import { postgresDialect } from '#server/store/postgresDialect.ts'
import { settleSchema } from '#server/store/rights/settleSchema.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import { tableFiles } from '#server/store/tableFiles.ts'
import type { Tables } from '#server/store/tables.ts'

export interface PostgresOptions {
  readonly databaseUrl: string
  readonly migrations: readonly Migration[]
}

/** Opens the store on PostgreSQL. Throws a StartError where it cannot be reached or does not keep what it commits. */
export async function openPostgres({ databaseUrl, migrations }: PostgresOptions): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: postgresDialect(databaseUrl) })
  let remarks: string[]
  try {
    await refuseForgetfulServer(db)
    remarks = await settleSchema(db, migrations)
  } catch (error) {
    await db.destroy()
    throw error instanceof Failure ? unreachable(databaseUrl) : (refused(databaseUrl, error) ?? error)
  }
  const inTurn = serialQueue()
  let closing: Promise<void> | undefined
  return {
    engine: 'postgres',
    remarks,
    read: db,
    write: (step) => inTurn(() => db.transaction().execute(step)),
    files: filesOf(db),
    filesIn: filesOf,
    snapshot: (step) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => step({ db: trx, files: filesOf(trx) })),
    backupTo: async () => {
      throw new StartError('Back up PostgreSQL with pg_dump; Guanlan copies only its embedded store.')
    },
    keepCopy: async () => undefined,
    damaged: (finding) =>
      new StartError(`The database is damaged (${finding}); restore it from a backup of PostgreSQL.`),
    close: () => (closing ??= inTurn(() => db.destroy())),
  }
}

const filesOf = (db: Kysely<Tables>): FileShelves => everyShelf((shelf) => tableFiles(db, shelf))

async function refuseForgetfulServer(db: Kysely<Tables>): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit']) {
    const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db)
    if (rows[0]?.value !== 'off') continue
    throw new StartError(
      `PostgreSQL runs with ${setting} = off and may forget what was published; turn it on.`,
    )
  }
}

const unreachable = (databaseUrl: string): StartError =>
  new StartError(`PostgreSQL ${hostOf(databaseUrl)} does not answer; start it or check DATABASE_URL.`)

/** A user, password or database that the server does not take; undefined for any other error. */
function refused(databaseUrl: string, error: unknown): StartError | undefined {
  if (!(error instanceof pg.DatabaseError) || !/^(28...|3D000|3F000|42501)$/.test(error.code ?? ''))
    return undefined
  return new StartError(
    `PostgreSQL ${hostOf(databaseUrl)} refuses us (${error.message}); check DATABASE_URL.`,
  )
}

/** The server without the password in its address. */
const hostOf = (databaseUrl: string): string =>
  URL.canParse(databaseUrl) ? new URL(databaseUrl).host : 'of DATABASE_URL'
