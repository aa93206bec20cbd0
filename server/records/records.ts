import type { Kysely } from 'kysely'
import type { Day } from '#shared/period.ts'
import type { Performer } from '#shared/ledger/mayPerform.ts'
import type { JsonValue, KeptRecord, RecordVersion } from '#shared/ledger/record.ts'
import type { RecordView } from '#shared/ledger/recordView.ts'
import type { RecordRequest } from '#shared/contract/releaseRequest.ts'
import type { Tables } from '#server/store/tables.ts'

/** A new version of a record, not yet or just now published. */
export interface NewVersion extends RecordVersion {
  readonly entity: string
  readonly id: string
  readonly reason: string | null
  /** Account or token of whoever made it happen; null for the clock and for imported history. */
  readonly actor: string | null
}

/** What of a version is no secret of its ledger: kept in memory for everybody who looks at records. */
export interface BookView extends RecordView {
  /** The records of a ledger whose fields have these values now, found without a walk through all of them. */
  readonly matching: (
    entity: string,
    fields: readonly string[],
    values: readonly (JsonValue | undefined)[],
  ) => readonly KeptRecord[]
  /** The highest number among the ids `YYYY-NNNN` of a ledger and year; 0 where there is none. */
  readonly lastNumber: (entity: string, year: string) => number
}

/**
 * All records of all ledgers with their history, in memory, at one seq of the log: what lists, formulas and checks look
 * at. The store has them row by row (`record_vintage`); the board carries only what screens may show.
 */
export interface RecordBook extends BookView {
  /** The newest release that it knows. */
  readonly seq: () => number
  /** Moves it to the end of what has been committed; told of by whoever reads the log. */
  readonly catchUp: (db?: Kysely<Tables>) => Promise<void>
  /** Moves it by what this process has just committed. */
  readonly follow: (seq: number, versions: readonly NewVersion[]) => void
  /** Calls the listener with the versions of each move; the answer ends it. */
  readonly subscribe: (listener: (versions: readonly NewVersion[]) => void) => () => void
}

/** Something that is to happen to a record, by somebody. */
export interface RecordOrder extends RecordRequest {
  /** JSON pointer of it in the request. */
  readonly pointer: string
  readonly demo: boolean
  readonly by: Performer & { readonly id: string | null }
}

/** The day and the instant on which orders are carried out. */
export interface OrderTime {
  readonly today: Day
  readonly now: string
}
