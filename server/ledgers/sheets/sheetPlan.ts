import type { ListMark } from '#shared/filing/formMarks.ts'

/** What stands in a cell: text, a number, or nothing. */
export type SheetValue = string | number | null

export interface SheetColumn {
  /** Name of the field, `id` or `on`; empty for what is only to be read. */
  readonly code: string
  readonly heading: string
  /** In characters. */
  readonly width: number
  readonly format?: string | undefined
  /** What there is to choose from. */
  readonly choices?: readonly string[] | undefined
  /** What to write, shown as the cell is entered. */
  readonly hint?: string | undefined
}

/** A workbook of a ledger's records: an empty template, or an export that can come back. */
export interface SheetPlan {
  readonly title: string
  /** How to fill it in. */
  readonly advice: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetValue[])[]
  /** Rows left to fill in below. */
  readonly blankRows: number
  readonly mark: ListMark
}
