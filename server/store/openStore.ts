import { MIGRATIONS } from '#server/store/migrations/index.ts'
import { openPostgres } from '#server/store/openPostgres.ts'
import { openSqlite } from '#server/store/openSqlite.ts'
import type { Store, StoreOptions } from '#server/store/store.ts'

/** Opens the store that the settings name and brings its schema up to date. Throws a StartError in one line. */
export const openStore = ({ dataDir, databaseUrl, exclusive }: StoreOptions): Promise<Store> =>
  databaseUrl
    ? openPostgres({ databaseUrl, migrations: MIGRATIONS })
    : openSqlite({ dataDir, exclusive, migrations: MIGRATIONS })
