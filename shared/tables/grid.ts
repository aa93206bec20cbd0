import type { CellContent } from '#shared/cells/reading.ts'

export type Cell = CellContent

/** A rectangle of cells that the sheet shows as one; its content stands in the first of them. */
export interface Merge {
  readonly row: number
  readonly col: number
  readonly rows: number
  readonly cols: number
}

/** One sheet of a workbook, one pasted block or one text file; rows may be ragged, counted from 0. */
export interface TableGrid {
  /** Name of the sheet; empty for what was pasted. */
  readonly name: string
  readonly rows: readonly (readonly Cell[])[]
  readonly merges: readonly Merge[]
  /** The sheet is hidden in its workbook. */
  readonly hidden?: boolean
  /** Rows and columns that the sheet hides. */
  readonly hiddenRows?: readonly number[]
  readonly hiddenCols?: readonly number[]
}

/** The name of a column as sheets write it: 0 is `A`, 26 is `AA`. */
export function columnName(col: number): string {
  const rest = Math.floor(col / 26) - 1
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (col % 26))
}

/** The address of a cell as sheets write it: `B7`. */
export const cellAddress = (row: number, col: number): string => `${columnName(col)}${row + 1}`

/** A grid without merges from plain texts. */
export const gridOfTexts = (texts: readonly (readonly string[])[], name = ''): TableGrid => ({
  name,
  rows: texts.map((row) => row.map((text) => ({ text }))),
  merges: [],
})
