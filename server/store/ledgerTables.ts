import type { Day } from '#shared/period.ts'

/*
 * Ledgers and what happens to their records; what the columns mean is as in `tables.ts`.
 */

/** Every state that the bureau has given the definition of a ledger; 0 is the one delivered and not kept here. */
export interface LedgerVersionRow {
  code: string
  version: number
  seq: number
  /** JSON of the ledger as it is from that release on. */
  entry: string
  reason: string
}

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

export interface RecordCommentRow {
  id: string
  entity: string
  record: string
  at: string
  account: string
  by_name: string
  /** Office of whoever wrote it. */
  office: string | null
  body: string
}

/** A photo or document; its content lies in the folder of evidence under its hash. */
export interface RecordFileRow {
  id: string
  entity: string
  /** Null for one that was brought ahead of the event that names it. */
  record: string | null
  /** The file field that it was brought for. */
  field: string | null
  name: string
  type: string
  bytes: number
  sha256: string
  at: string
  account: string
  by_name: string
  office: string | null
  /** 1 once a record holds it or is to hold it: then it is kept for ever. */
  claimed: number
}
