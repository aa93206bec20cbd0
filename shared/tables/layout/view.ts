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
/** More merged cells than these are decoration. */
const MAX_COVERED = 100_000

export function viewOf(grid: TableGrid, units: readonly Unit[]): TableView {
  const { rows } = grid
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const origins = originsOf(grid)
  const labels = new Map<string, string>()
  const kinds = new Map<string, CellKind>()
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
  const kind = (row: number, col: number): CellKind => {
    const content = cell(row, col)
    if (content.text === '' && content.value === undefined) return 'blank'
    if (content.value !== undefined || content.error !== undefined) return kindOf(content, units)
    const known = kinds.get(content.text)
    if (known) return known
    const read = kindOf(content, units)
    kinds.set(content.text, read)
    return read
  }
  const filled = (row: number) =>
    (rows[row] ?? []).flatMap((_, col) => (kind(row, col) === 'blank' ? [] : [col]))
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
