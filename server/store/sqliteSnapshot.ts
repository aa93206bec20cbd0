import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { sqliteDialect } from '#server/store/sqliteDialect.ts'
import type { Tables } from '#server/store/tables.ts'

export type ReadMoment = <T>(step: (db: Kysely<Tables>) => Promise<T>) => Promise<T>

/** Reads one moment of the file over a connection of its own: neither writers nor other readers wait for it. */
export const sqliteSnapshot =
  (file: string, explain: (error: unknown) => unknown): ReadMoment =>
  async (step) => {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      database.exec('begin')
      database.prepare('select count(*) from sqlite_master').get() // from here on the moment stands
      return await step(new Kysely<Tables>({ dialect: sqliteDialect(database, explain) }))
    } finally {
      database.close()
    }
  }
