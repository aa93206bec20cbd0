import pg from 'pg'
import { openStore } from '#server/store/openStore.ts'
import type { Store } from '#server/store/store.ts'
import { startPostgres } from '#test/support/postgres.ts'
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
  readonly open: () => Promise<Store>
  readonly remove: () => Promise<void>
}

export const sqlite: Engine = {
  name: 'sqlite',
  start: async () => undefined,
  stop: async () => undefined,
  async place() {
    const folder = await tempFolder()
    return {
      open: () => openStore({ dataDir: folder.path, databaseUrl: '', exclusive: false }),
      remove: () => folder.remove(),
    }
  },
}

/** One server for the suite, one schema for each place. */
export function postgres(): Engine & { readonly url: () => string } {
  let server: Awaited<ReturnType<typeof startPostgres>>
  let places = 0
  return {
    name: 'postgres',
    url: () => server.url,
    start: async () => void (server = await startPostgres()),
    stop: () => server.stop(),
    async place() {
      const schema = `place${(places += 1)}`
      const client = new pg.Client({ connectionString: server.url })
      await client.connect()
      await client.query(`create schema ${schema}`)
      await client.end()
      const databaseUrl = `${server.url}?options=${encodeURIComponent(`-c search_path=${schema}`)}`
      return {
        open: () => openStore({ dataDir: '', databaseUrl, exclusive: false }),
        remove: async () => undefined,
      }
    },
  }
}
