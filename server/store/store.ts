import type { Kysely, Transaction } from 'kysely'
import type { FileShelves } from '#server/store/files.ts'
import type { Tables } from '#server/store/tables.ts'

/** Everything as it stood at one moment, however long somebody reads. */
export interface Snapshot {
  readonly db: Kysely<Tables>
  readonly files: FileShelves
}

/** The database of record, whichever engine it is, and the files that belong to it. */
export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** What whoever keeps the server should know of how the store is set up, said at each start. */
  readonly remarks: readonly string[]
  /** For queries alone; never waits for a writer. */
  readonly read: Kysely<Tables>
  /**
   * Runs the step in one transaction, one step at a time: all of it is kept or nothing. Resolves after the commit
   * is on the disk. Throws Failure `disk-full` or `unavailable` where the engine says so. Never call it inside a step.
   */
  readonly write: <T>(step: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>
  /** What people have brought: in folders beside the embedded store, in PostgreSQL itself otherwise. */
  readonly files: FileShelves
  /** The same within a transaction, as far as the engine can: a folder takes and loses files at once. */
  readonly filesIn: (trx: Transaction<Tables>) => FileShelves
  /** Reads one moment of the store while others go on writing; only reads. */
  readonly snapshot: <T>(step: (moment: Snapshot) => Promise<T>) => Promise<T>
  /** Copies the whole store to a new file, while it is in use (embedded engine only). */
  readonly backupTo: (file: string) => Promise<void>
  /** Leaves such a copy in the data folder's `backups`, named by its occasion and the time; nothing on PostgreSQL. */
  readonly keepCopy: (occasion: string) => Promise<void>
  /** What to throw when stored content is not what was written: names the backup to use. */
  readonly damaged: (finding: string) => Error
  /** Waits for the steps under way; may be called again. */
  readonly close: () => Promise<void>
}

export interface StoreOptions {
  readonly dataDir: string
  /** PostgreSQL connection string; empty for the embedded store in `dataDir`. */
  readonly databaseUrl: string
  /** Servers hold the data folder alone; the command line works beside one. */
  readonly exclusive: boolean
}
