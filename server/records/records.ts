import type { Kysely } from 'kysely'
import type { KeptRecord, RecordVersion } from '#shared/ledger/record.ts'
import type { Tables } from '#server/store/tables.ts'

/** A new version of a record, not yet or just now published. */
export interface NewVersion extends RecordVersion {
  readonly entity: string
  readonly id: string
}

/**
 * All records of all ledgers with their history, in memory, at one seq of the log: what lists, formulas and checks look
 * at. The store has them row by row (`record_vintage`); the board carries only what screens may show.
 */
export interface RecordBook {
  /** The newest release that it knows. */
  readonly seq: () => number
  readonly record: (entity: string, id: string) => KeptRecord | undefined
  /** All records of a ledger by id; empty for one that nobody has begun. */
  readonly all: (entity: string) => ReadonlyMap<string, KeptRecord>
  /** The records of `entity` that refer to the record `id` by `field`. */
  readonly referring: (entity: string, field: string, id: string) => readonly KeptRecord[]
  /** Moves it to the end of what has been committed; told of by whoever reads the log. */
  readonly catchUp: (db?: Kysely<Tables>) => Promise<void>
  /** Moves it by what this process has just committed. */
  readonly follow: (seq: number, versions: readonly NewVersion[]) => void
  /** Calls the listener with the versions of each move; the answer ends it. */
  readonly subscribe: (listener: (versions: readonly NewVersion[]) => void) => () => void
}
