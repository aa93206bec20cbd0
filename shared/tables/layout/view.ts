import { readCell } from '#shared/cells/readCell.ts'
import type { Cell, TableGrid } from '#shared/tables/grid.ts'
import { labelText } from '#shared/tables/words/labelParts.ts'
import type { Unit } from '#shared/unit.ts'

/** What a cell looks like before anybody knows what it is for; an error of the sheet stands where a number should. */
export type CellKind = 'blank' | 'number' | 'mark' | 'date' | 'text'

/** A grid with what is asked of it again and again: kinds of cells, labels, merged cells. */
export interface TableView {
  readonly grid: TableGrid
  readonly height: number
  readonly width: number
  readonly kind: (row: number, col: number) => CellKind
  /** The label of a cell, the same throughout a merged one; empty beyond the grid. */
  readonly label: (row: number, col: number) => string
  /** Columns of a row in which something stands, merged cells once. */
  readonly filled: (row: number) => readonly number[]
}

export const EMPTY_CELL: Cell = { text: '' }
const PLAIN_NUMBER = /^-?\d{1,14}(?:\.\d{1,6})?$/
/** More merged cells than these are decoration. */
const MAX_COVERED = 100_000

export function viewOf(grid: TableGrid, units: readonly Unit[]): TableView {
  const { rows } = grid
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const origins = originsOf(grid)
  const labels = new Map<string, string>()
  const cell = (row: number, col: number) => rows[row]?.[col] ?? EMPTY_CELL
  const label = (row: number, col: number): string => {
    const at = origins.size > 0 ? origins.get(row * 16_384 + col) : undefined
    const { text } = at ? cell(at.row, at.col) : cell(row, col)
    if (text === '') return ''
    const known = labels.get(text)
    if (known !== undefined) return known
    const read = labelText(text)
    labels.set(text, read)
    return read
  }
  const byText = new Map<string, CellKind>()
  const kindNow = (content: Cell): CellKind => {
    if (content.value !== undefined || content.error !== undefined) return kindOf(content, units)
    if (content.text === '') return 'blank'
    if (PLAIN_NUMBER.test(content.text)) return 'number'
    const known = byText.get(content.text) ?? kindOf(content, units)
    byText.set(content.text, known)
    return known
  }
  // Every cell is asked for several times, and most of them are numbers that stand nowhere else.
  const kinds: (readonly CellKind[] | undefined)[] = []
  const kindsOf = (row: number): readonly CellKind[] => (kinds[row] ??= (rows[row] ?? []).map(kindNow))
  const kind = (row: number, col: number): CellKind => kindsOf(row)[col] ?? 'blank'
  const filled = (row: number) => {
    const columns: number[] = []
    for (const [col, kind] of kindsOf(row).entries()) if (kind !== 'blank') columns.push(col)
    return columns
  }
  return { grid, height: rows.length, width, kind, label, filled }
}

function kindOf(cell: Cell, units: readonly Unit[]): CellKind {
  const reading = readCell(cell, { units })
  if (reading.kind === 'value' || reading.kind === 'ambiguous') return 'number'
  if (reading.kind === 'blank' || reading.kind === 'mark') return reading.kind
  const { why } = reading
  if (why === 'date') return 'date'
  return why === 'sheet-error' || why === 'hidden' || why === 'separators' || why === 'too-large'
    ? 'number'
    : 'text'
}

function originsOf({
  merges,
  rows,
}: TableGrid): ReadonlyMap<number, { readonly row: number; readonly col: number }> {
  const origins = new Map<number, { readonly row: number; readonly col: number }>()
  for (const merge of merges)
    for (let row = merge.row; row < Math.min(merge.row + merge.rows, rows.length); row += 1)
      for (let col = merge.col; col < merge.col + merge.cols; col += 1) {
        if (origins.size >= MAX_COVERED) return origins
        origins.set(row * 16_384 + col, merge)
      }
  return origins
}
