import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { databaseFile } from '#server/store/dataFolder.ts'
import { sqliteDialect } from '#server/store/sqliteDialect.ts'
import { saysCorrupt } from '#server/store/sqliteFailure.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** The database of a backup, as much of a store as reading it takes. */
export type CopyReader = Pick<Store, 'read' | 'write' | 'damaged'>

/** Reads the database of a folder as it is: no step of the schema is taken and no file made. */
export async function readingCopy<T>(folder: string, step: (copy: CopyReader) => Promise<T>): Promise<T> {
  const damaged = (finding: string): Error =>
    new StartError(`${databaseFile(folder)} is damaged (${finding})`)
  const explain = (error: unknown): unknown => (saysCorrupt(error) ? damaged(String(error)) : error)
  const database = new DatabaseSync(databaseFile(folder), { readOnly: true })
  try {
    const read = new Kysely<Tables>({ dialect: sqliteDialect(database, explain) })
    return await step({ read, write: () => Promise.reject(damaged('a copy is not written to')), damaged })
  } catch (error) {
    throw explain(error)
  } finally {
    database.close()
  }
}
