import type { Day } from '#shared/period.ts'

/*
 * Ledgers and what happens to their records; what the columns mean is as in `tables.ts`.
 */

/** Every published version of a record, whole; also of those that the log says nothing of. */
export interface RecordVintageRow {
  entity: string
  id: string
  version: number
  fields: string
  demo: number
  seq: number
  /** The day from which it holds. */
  on_day: Day
  /** Code of what happened; `pushed` where a machine or an import brought it. */
  event: string
  reason: string | null
  /** Account or token of whoever made it happen; null where the clock or an import of history did. */
  actor: string | null
}

/** A change of a record as it was asked for in a draft; one that was taken out stays as a mark without its content. */
export interface DraftRecordRow {
  draft: string
  /** Its place in the draft, for ever. */
  n: number
  entity: string
  /** Null for a record that gets its number when it is released. */
  record: string | null
  /** JSON of RecordRequest. */
  request: string
  /** Of the draft when it was last changed. */
  version: number
  editor: string
  cleared: number
}

/** Ledgers for which the bureau has settled four eyes apart from their domain; the others follow it. */
export interface LedgerPolicyRow {
  entity: string
  four_eyes: number
}
