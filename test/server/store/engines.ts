import { Kysely, type Transaction } from 'kysely'
import { openStore } from '#server/store/openStore.ts'
import { postgresDialect } from '#server/store/postgresDialect.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** An engine under test: makes places for a store, each empty and apart from the others. */
export interface Engine {
  readonly name: string
  readonly start: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly place: () => Promise<Place>
}

/** Where one store lives; opened twice it is two processes on the same data. */
export interface Place {
  /** What a server is told to work there. */
  readonly env: { readonly DATA_DIR?: string; readonly DATABASE_URL: string }
  readonly open: () => Promise<Store>
  /** Does to the data what no part of ours would, as somebody with all rights on the machine. */
  readonly forge: <T>(step: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>
  readonly remove: () => Promise<void>
}

export const sqlite: Engine = {
  name: 'sqlite',
  start: async () => undefined,
  stop: async () => undefined,
  async place() {
    const folder = await tempFolder()
    const open = () => openStore({ dataDir: folder.path, databaseUrl: '', exclusive: false })
    return {
      env: { DATA_DIR: folder.path, DATABASE_URL: '' },
      open,
      forge: async (step) => {
        const store = await open()
        return store.write(step).finally(store.close)
      },
      remove: () => folder.remove(),
    }
  },
}

/** The one that the project of the tests names, for files that run once on each. */
export const ENGINE: Engine = process.env['TEST_ENGINE'] === 'postgres' ? postgres() : sqlite

/** The server of the test run, a database for each place, and in it a role with the least rights. */
export function postgres(): Engine & { readonly url: () => string } {
  let own: PostgresPlace
  return {
    name: 'postgres',
    /** An empty database, which belongs to its user and goes with the engine. */
    url: () => own.url,
    start: async () => void (own = await postgresPlace({ empty: true })),
    stop: () => own.remove(),
    async place() {
      const { url, adminUrl, remove } = await postgresPlace()
      return {
        env: { DATABASE_URL: url },
        open: () => openStore({ dataDir: '', databaseUrl: url, exclusive: false }),
        forge: async (step) => {
          const all = new Kysely<Tables>({ dialect: postgresDialect(adminUrl) })
          return all
            .transaction()
            .execute(step)
            .finally(() => all.destroy())
        },
        remove,
      }
    },
  }
}
