import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import { setTimeout } from 'node:timers/promises'
import { saysBusy } from '#server/store/sqliteFailure.ts'
import { refuseNul } from '#server/store/storableText.ts'

/** How long another process (the command line) may hold the file before a write gives up. */
const BUSY_MS = 5_000
const RETRY_MS = 5

/** More than the distinct statements of the code, of which bulk inserts come in several sizes. */
const PREPARED_LIMIT = 200

/** Turns an error of the engine into what is thrown. */
type Explain = (error: unknown) => unknown

/**
 * Kysely over one open `node:sqlite` database. Statements are prepared once. Transactions begin IMMEDIATE, so that a
 * busy file is noticed at the start and not in the middle; there is one connection, and its user keeps them serial.
 */
export const sqliteDialect = (database: DatabaseSync, explain: Explain): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => sqliteDriver(database, explain),
  createIntrospector: (db) => new SqliteIntrospector(db),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

function sqliteDriver(database: DatabaseSync, explain: Explain): Driver {
  const connection = sqliteConnection(database, explain)
  const run = (sql: string) => connection.executeQuery(CompiledQuery.raw(sql))
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    beginTransaction: () => beginImmediate(database, explain),
    commitTransaction: async () => void (await run('commit')),
    // A full disk makes SQLite roll back by itself.
    rollbackTransaction: async () => void (database.isTransaction && (await run('rollback'))),
    destroy: async () => undefined, // whoever opened the database closes it
  }
}

/** SQLite's own waiting would hold the event loop, and wait for ever on a transaction of the same process. */
async function beginImmediate(database: DatabaseSync, explain: Explain): Promise<void> {
  const giveUp = performance.now() + BUSY_MS
  for (;;) {
    try {
      return database.exec('begin immediate')
    } catch (error) {
      if (!saysBusy(error) || performance.now() > giveUp) throw explain(error)
      await setTimeout(RETRY_MS)
    }
  }
}

interface Prepared {
  readonly statement: StatementSync
  readonly hasRows: boolean
}

function sqliteConnection(database: DatabaseSync, explain: Explain): DatabaseConnection {
  const known = new Map<string, Prepared>()
  const prepare = (sql: string): Prepared => {
    const statement = database.prepare(sql)
    if (known.size >= PREPARED_LIMIT) known.clear()
    const prepared = { statement, hasRows: statement.columns().length > 0 }
    known.set(sql, prepared)
    return prepared
  }
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      refuseNul(parameters)
      try {
        const { statement, hasRows } = known.get(sql) ?? prepare(sql)
        const values = parameters as SQLInputValue[] // Kysely's types let nothing else in
        if (hasRows) return { rows: statement.all(...values) as R[] }
        return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) }
      } catch (error) {
        throw explain(error)
      }
    },
    streamQuery: () => {
      throw new Error('answers here are small; nothing streams')
    },
  }
}
