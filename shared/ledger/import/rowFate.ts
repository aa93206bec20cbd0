import type { RecordLookUp } from '#shared/ledger/import/foundRecords.ts'
import type { FieldGround } from '#shared/ledger/import/readField.ts'
import type { RecordProblem, RecordQuestion } from '#shared/ledger/import/recordMapping.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

/** What a list is held against. */
export interface RecordGround extends Omit<FieldGround, 'of' | 'answers' | 'records'> {
  readonly records: RecordLookUp
}

interface Place {
  readonly row: number
  readonly col: number
}

export type RecordCellFate =
  | (Place & {
      readonly fate: 'taken'
      /** The field, `id` or `on`. */
      readonly field: string
      readonly said: JsonValue
      /** What the record says now, where it is another. */
      readonly was?: JsonValue
    })
  | (Place & { readonly fate: 'skipped'; readonly why: string })
  | (Place & { readonly fate: 'doubtful'; readonly question: RecordQuestion })
  | (Place & { readonly fate: 'wrong'; readonly why: string })

/** What a row comes to; rows that say nothing new are none. */
export interface TakenRow {
  readonly row: number
  /** Rows of one record that is not there yet share it. */
  readonly key: string
  readonly isNew: boolean
  readonly id?: string
  /** The version that the row was compared with; 0 for a record that is not there yet. */
  readonly basedOn: number
  readonly on?: Day
  readonly fields: Fields
}

export interface RecordFates {
  readonly cells: readonly RecordCellFate[]
  readonly rows: readonly TakenRow[]
  readonly problems: readonly RecordProblem[]
}
