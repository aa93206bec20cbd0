import type { Question } from '#shared/tables/fate.ts'

/** What a column of a list of records is. */
export type RecordColumn =
  /** It fills a field; several columns may fill one field of words, which then has them all in their order. */
  | {
      readonly kind: 'field'
      readonly field: string
      /** Code of the unit of its numbers, as `unitNamed` makes them; of a field of money or area, yuan or square metres where left out. */
      readonly unit?: string | undefined
      /** What one of its unit comes to in the field's own unit, where that is another currency: 6.45 yuan. */
      readonly rate?: number | undefined
    }
  /** The record's own id. */
  | { readonly kind: 'id' }
  /** The day from which on the row holds. */
  | { readonly kind: 'on' }
  | { readonly kind: 'skip'; readonly reason: ColumnSkip }

/** Why a column is not taken: nothing in it, no field of that name, a field that works itself out, or said so. */
export type ColumnSkip = 'empty' | 'no-such-field' | 'computed' | 'by-hand'

export type RowSkip = 'title' | 'header' | 'empty' | 'total' | 'codes' | 'by-hand'

/** What a person sees and edits of a list of records: plain data that says what every part of it is. */
export interface RecordMapping {
  readonly version: 1
  readonly ledger: string
  /** Identity of the form: its header. */
  readonly form: string
  /** First row of records. */
  readonly firstRow: number
  readonly columns: readonly RecordColumn[]
  readonly headers: readonly string[]
  /** Names of the fields, or `id`, that tell which record a row is of. */
  readonly keys: readonly string[]
  /** What holds of all rows that do not say otherwise, as it would be written into a cell; by field, or `on`. */
  readonly defaults: Readonly<Record<string, string>>
  /** Whether an empty cell leaves what the record says, or empties it. */
  readonly blanks: 'keep' | 'empty'
  readonly skipped: readonly { readonly row: number; readonly reason: RowSkip }[]
  /** The key of a choice by the key of its question. */
  readonly answers: Readonly<Record<string, string>>
}

export type RecordQuestionCode =
  /** A word that is none of those that the field may hold. */
  | 'word'
  /** A month, a year, or a day without its year, where a day is wanted. */
  | 'day'
  /** Accounting's brackets or an arrow at a number. */
  | 'sign'
  /** A name of several records, or of none. */
  | 'record'
  /** A number of a record with signs that ours do not have. */
  | 'id'
  /** The key fits several records. */
  | 'which'

export interface RecordQuestion extends Omit<Question, 'code'> {
  readonly code: RecordQuestionCode
}

export type RecordProblemCode =
  | 'not-a-number'
  | 'not-whole'
  | 'foreign-unit'
  | 'not-a-day'
  | 'not-a-period'
  | 'not-a-word'
  | 'no-such-unit'
  | 'no-such-figure'
  | 'no-such-office'
  | 'not-a-list'
  | 'too-long'
  | 'bad-id'
  | 'sheet-error'
  | 'in-future'
  | 'no-key'
  /** Two rows of one record say different things of the same day. */
  | 'twice'
  /** The record may not be so, for the reason that `why` gives. */
  | 'refused'
  /** No move of the record's own leads from its state to this one; it goes step by step. */
  | 'no-such-move'
  /** Another office answers for the record. */
  | 'not-yours'
  | 'no-records'
  | 'no-title'

export interface RecordProblem {
  readonly severity: 'error' | 'warning'
  readonly code: RecordProblemCode
  readonly params: Readonly<Record<string, string | number>>
  readonly row?: number
  readonly col?: number
}
