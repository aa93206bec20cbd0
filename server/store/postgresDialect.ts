import {
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
} from 'kysely'
import pg from 'pg'
import { postgresFailure } from '#server/store/postgresFailure.ts'
import { refuseNul } from '#server/store/storableText.ts'

const INT8 = pg.types.builtins.INT8
const CONNECT_MS = 5_000

/** Whole numbers arrive as numbers: ours stay far below 2^53. */
const types = new pg.TypeOverrides()
types.setTypeParser(INT8, Number)

/** Servers of older make, and those made after them, else send fifteen digits of a figure. The pool waits for it. */
const askForEveryDigit = (client: pg.ClientBase): unknown => client.query('set extra_float_digits = 3')

/** Kysely over a pool of connections to PostgreSQL, whose errors are told apart before anybody sees them. */
export function postgresDialect(connectionString: string): Dialect {
  const pool = new pg.Pool({
    ...{ connectionString, types, max: 10, connectionTimeoutMillis: CONNECT_MS },
    onConnect: askForEveryDigit,
  })
  // A server that goes away must not end this process: idle and busy connections alike need a listener, and
  // whatever was running on them fails by itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new GuardedDriver({ pool }),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class GuardedDriver extends PostgresDriver {
  readonly #guarded = new WeakSet<DatabaseConnection>()

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection().catch(rethrow)
    if (!this.#guarded.has(connection)) {
      const execute = connection.executeQuery.bind(connection)
      connection.executeQuery = async (query) => {
        refuseNul(query.parameters)
        return execute<never>(query).catch(rethrow)
      }
      this.#guarded.add(connection)
    }
    return connection
  }
}

function rethrow(error: unknown): never {
  throw postgresFailure(error)
}
