import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { copyDatabase } from '#server/store/backup.ts'
import { corruptStore, quickCheck, refuseOldSqlite } from '#server/store/checkSqlite.ts'
import {
  backupFolder,
  databaseFile,
  lockDataFolder,
  prepareDataFolder,
  unusable,
} from '#server/store/dataFolder.ts'
import { everyShelf } from '#server/store/files.ts'
import { folderFiles } from '#server/store/folderFiles.ts'
import { migrate } from '#server/store/migrate.ts'
import type { Migration } from '#server/store/migrations/migration.ts'
import { serialQueue } from '#server/store/serialQueue.ts'
import { sqliteDialect } from '#server/store/sqliteDialect.ts'
import { sqliteSnapshot, type ReadMoment } from '#server/store/sqliteSnapshot.ts'
import { saysCorrupt, saysUnusable, sqliteFailure } from '#server/store/sqliteFailure.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** How long opening waits for another process that opens or checkpoints the same file. */
const OPEN_BUSY_MS = 5_000

export interface SqliteOptions {
  readonly dataDir: string
  readonly exclusive: boolean
  readonly migrations: readonly Migration[]
}

/**
 * Opens the embedded store: one connection that writes, one that only reads. Throws a StartError for a folder that
 * cannot be used or is in use, and for a damaged file.
 */
export async function openSqlite({ dataDir, exclusive, migrations }: SqliteOptions): Promise<Store> {
  prepareDataFolder(dataDir)
  const unlock = exclusive ? lockDataFolder(dataDir) : () => undefined
  const opened: DatabaseSync[] = []
  const explain = (error: unknown) =>
    saysCorrupt(error) ? corruptStore(dataDir, String(error)) : sqliteFailure(error)
  const release = () => {
    // The writer last: only it can move the journal into the file, and a file without journal is what one copies.
    opened.toReversed().forEach((database) => database.close())
    unlock()
  }
  try {
    const writer = openWriter(databaseFile(dataDir))
    opened.push(writer)
    const finding = quickCheck(writer)
    if (finding) throw corruptStore(dataDir, finding)
    const write = new Kysely<Tables>({ dialect: sqliteDialect(writer, explain) })
    await migrate(write, migrations, {
      isEmpty: async () => !hasTables(writer),
      permit: async () => undefined, // whoever may write the file may change its schema
      take: (_, step) => step(),
      lock: async () => undefined, // BEGIN IMMEDIATE has it
      copyBefore: async (id) => copyDatabase(writer, copyName(dataDir, `before-${id}`)),
    })
    const reader = new DatabaseSync(databaseFile(dataDir), { readOnly: true, timeout: OPEN_BUSY_MS })
    opened.push(reader)
    const read = new Kysely<Tables>({ dialect: sqliteDialect(reader, explain) })
    const momentOf = sqliteSnapshot(databaseFile(dataDir), explain)
    return storeOver({ dataDir, write, read, reader, momentOf, release })
  } catch (error) {
    release()
    throw saysUnusable(error) ? unusable(`file ${databaseFile(dataDir)}`, error) : explain(error)
  }
}

interface Opened {
  readonly dataDir: string
  readonly write: Kysely<Tables>
  readonly read: Kysely<Tables>
  readonly reader: DatabaseSync
  readonly momentOf: ReadMoment
  readonly release: () => void
}

function storeOver({ dataDir, write, read, reader, momentOf, release }: Opened): Store {
  const files = everyShelf((shelf) => folderFiles(join(dataDir, shelf)))
  const inTurn = serialQueue()
  let closing: Promise<void> | undefined
  return {
    engine: 'sqlite',
    remarks: [],
    read,
    write: (step) => inTurn(() => write.transaction().execute(step)),
    files,
    filesIn: () => files,
    snapshot: (step) => momentOf((db) => step({ db, files })),
    backupTo: async (file) => copyDatabase(reader, file),
    keepCopy: async (occasion) => copyDatabase(reader, copyName(dataDir, occasion)),
    damaged: (finding) => corruptStore(dataDir, finding),
    close: () => (closing ??= inTurn(async () => release())),
  }
}

function openWriter(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: OPEN_BUSY_MS, enableForeignKeyConstraints: true })
  try {
    refuseOldSqlite(pragma(database, 'select sqlite_version()'))
    database.exec('pragma journal_mode = wal')
    database.exec('pragma synchronous = full')
    // An acknowledged release must survive a power cut: FULL syncs at each commit, NORMAL does not.
    if (pragma(database, 'pragma synchronous') !== '2')
      throw new Error('SQLite did not accept synchronous=FULL')
    if (pragma(database, 'pragma journal_mode') !== 'wal')
      throw new Error('SQLite did not accept the WAL journal')
    database.exec('pragma busy_timeout = 0') // from here on the driver waits, without holding the event loop
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const hasTables = (database: DatabaseSync): boolean =>
  database.prepare(`select 1 from sqlite_master where name = 'migration'`).get() !== undefined

const pragma = (database: DatabaseSync, query: string): string =>
  String(Object.values(database.prepare(query).get() ?? {})[0])

/** `backups/after-import-20261123-063208-123.db`: by occasion and instant. */
function copyName(dataDir: string, occasion: string): string {
  const instant = new Date().toISOString().replace(/[-:Z]/g, '').replace(/[T.]/g, '-')
  return join(backupFolder(dataDir), `${occasion}-${instant}.db`)
}
