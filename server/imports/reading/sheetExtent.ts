import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from '#server/imports/reading/limits.ts'

/** How far a sheet is really written; formats may reach to the last of a million rows without a value in any. */
export interface SheetExtent {
  /** Numbers of the last row and column that hold a value, from 1; 0 for an empty sheet. */
  readonly rows: number
  readonly columns: number
  readonly cells: number
}

/** Rows, and cells that are not closed at once: those hold a value, a formula or a text. */
const ROW_OR_CELL = /<(?:\w+:)?(row|c)(?=[\s>/])([^>]*)>/g
const PLACE = /\sr="([A-Z]{0,3})(\d+)"/

/** Looks a sheet over before it is read. Throws FileRefusal where it is beyond what is read. */
export function sheetExtent(xml: string, name: string): SheetExtent {
  let row = 0
  let column = 0
  let cells = 0
  let written = 0
  const extent = { rows: 0, columns: 0 }
  for (const [, tag, attributes = ''] of xml.matchAll(ROW_OR_CELL)) {
    const [, letters = '', digits] = PLACE.exec(attributes) ?? []
    if (tag === 'row') {
      row = digits === undefined ? row + 1 : Number(digits)
      column = 0
      continue
    }
    column = letters === '' ? column + 1 : columnNumber(letters)
    if (digits !== undefined) row = Number(digits)
    if (attributes.endsWith('/')) continue
    if (row !== extent.rows) written++
    extent.rows = Math.max(extent.rows, row)
    extent.columns = Math.max(extent.columns, column)
    if (++cells > MOST_CELLS) throw new FileRefusal('too-many-cells', { sheet: name, limit: MOST_CELLS })
    if (written > MOST_ROWS) throw new FileRefusal('too-many-rows', { sheet: name, limit: MOST_ROWS })
  }
  if (extent.rows > MOST_ROWS * 2) throw new FileRefusal('too-many-rows', { sheet: name, limit: MOST_ROWS })
  if (extent.columns > MOST_COLUMNS)
    throw new FileRefusal('too-many-columns', { sheet: name, limit: MOST_COLUMNS })
  return { ...extent, cells }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
