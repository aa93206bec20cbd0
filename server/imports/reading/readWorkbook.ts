import type { Sheet } from 'hucre'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { heldText } from '#server/imports/reading/heldText.ts'
import type { DateSystem, sheetCell } from '#server/imports/reading/sheetCell.ts'
import { sheetExtent } from '#server/imports/reading/sheetExtent.ts'
import { storedZip } from '#server/imports/reading/storedZip.ts'
import { workbookParts } from '#server/imports/reading/workbookParts.ts'
import { cellAddress, type TableGrid } from '#shared/tables/grid.ts'

type ReadCell = typeof sheetCell

/** The sheets of a workbook as grids, hidden ones included. Throws FileRefusal. */
export async function readWorkbook(file: Buffer): Promise<readonly TableGrid[]> {
  const parts = workbookParts(file)
  const extents = [...parts]
    .filter(([path]) => /\/worksheets\//i.test(path))
    .map(([path, xml]) => sheetExtent(xml.toString('latin1'), path.slice(path.lastIndexOf('/') + 1)))
  const rows = Math.max(1, ...extents.map((extent) => extent.rows))
  const columns = Math.max(1, ...extents.map((extent) => extent.columns))
  // Loaded only for a file that has passed the limits.
  const { HucreError, readXlsx, sheetCell: cellOf } = await import('#server/imports/reading/spreadsheet.ts')
  try {
    const workbook = await readXlsx(storedZip(parts), {
      readStyles: true,
      range: `A1:${cellAddress(rows - 1, columns - 1)}`,
    })
    const dates = workbook.dateSystem === '1904' ? 1904 : 1900
    return workbook.sheets.map((sheet) => gridOf(sheet, dates, cellOf))
  } catch (error) {
    if (error instanceof HucreError) throw new FileRefusal('broken')
    throw error
  }
}

function gridOf(sheet: Sheet, dates: DateSystem, cellOf: ReadCell): TableGrid {
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden ? [row] : []))
  const hiddenCols = (sheet.columns ?? []).flatMap(({ hidden }, col) => (hidden ? [col] : []))
  return {
    name: heldText(sheet.name),
    rows: trimmed(
      sheet.rows.map((row, r) => row.map((value, c) => cellOf(value, sheet.cells?.get(`${r},${c}`), dates))),
    ),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      row: startRow,
      col: startCol,
      rows: endRow - startRow + 1,
      cols: endCol - startCol + 1,
    })),
    ...((sheet.hidden || sheet.veryHidden) && { hidden: true }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    ...(hiddenCols.length > 0 && { hiddenCols }),
  }
}

/** Without the empty rows at the end, which nobody sees. */
function trimmed<C extends { readonly text: string; readonly error?: string }>(
  rows: readonly C[][],
): readonly C[][] {
  const last = rows.findLastIndex((row) => row.some(({ text, error }) => text !== '' || error !== undefined))
  return rows.slice(0, last + 1)
}
