import type { JsonValue } from '#shared/ledger/record.ts'

/** One record that a list brings or changes, ready to be asked for. */
export interface ImportedRecord {
  readonly entity: string
  /** Left out for a new one, which gets the next number. */
  readonly id?: string | undefined
  /** Rows of one record that is not there yet share it. */
  readonly key: string
  readonly basedOn: number
  readonly on?: string | undefined
  readonly fields: { [name: string]: JsonValue }
  /** Where it stands: `'清单'!5`. */
  readonly at: string
}
