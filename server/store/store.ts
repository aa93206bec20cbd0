import type { Kysely, Transaction } from 'kysely'
import type { Tables } from '#server/store/tables.ts'

/** The database of record, whichever engine it is. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** For queries alone; never waits for a writer. */
  readonly read: Kysely<Tables>
  /**
   * Runs the step in one transaction, one step at a time: all of it is kept or nothing. Resolves after the commit
   * is on the disk. Throws Failure `disk-full` or `unavailable` where the engine says so. Never call it inside a step.
   */
  readonly write: <T>(step: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>
  /** Copies the whole store to a new file (embedded engine only). */
  readonly backup: (file: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface StoreOptions {
  readonly dataDir: string
  /** PostgreSQL connection string; empty for the embedded store in `dataDir`. */
  readonly databaseUrl: string
  /** Servers hold the data folder alone; the command line works beside one. */
  readonly exclusive: boolean
}
