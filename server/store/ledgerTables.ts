/*
 * Ledgers and what happens to their records; what the columns mean is as in `tables.ts`.
 */

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
