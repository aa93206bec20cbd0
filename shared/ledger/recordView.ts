import type { KeptRecord } from '#shared/ledger/record.ts'

/** All records of all ledgers as somebody knows them. */
export interface RecordView {
  readonly record: (entity: string, id: string) => KeptRecord | undefined
  /** All records of a ledger by id; empty for one that nobody has begun. */
  readonly all: (entity: string) => ReadonlyMap<string, KeptRecord>
  /** The records of `entity` that refer to the record `id` by `field`. */
  readonly referring: (entity: string, field: string, id: string) => readonly KeptRecord[]
}
