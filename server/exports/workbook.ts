import { writeXlsx, type Cell as StyledCell, type CellValue, type WriteSheet } from 'hucre/xlsx'
import { COLUMNS, headings, VALUE_COLUMN } from '#server/exports/columns.ts'
import type { Locale } from '#shared/period.ts'

/** One line of the table, with the decimals that its value is shown to. */
export interface WorkbookRow {
  readonly cells: readonly (string | number)[]
  readonly decimals: number
}

/** What a spreadsheet is made of besides its rows. */
export interface WorkbookFrame {
  readonly locale: Locale
  readonly dataSheet: string
  readonly notesSheet: string
  /** Lines of the sheet that explains the indicators; the first is its heading. */
  readonly notes: readonly (readonly string[])[]
}

const HEADING = { style: { font: { bold: true } } } as const

/** An Excel workbook: the table with its heading in sight, real numbers shown to their decimals, and the notes. */
export function makeWorkbook(rows: readonly WorkbookRow[], frame: WorkbookFrame): Promise<Uint8Array> {
  const titles = headings(frame.locale)
  const cells = new Map<string, Partial<StyledCell>>(titles.map((_, i) => [`0,${i}`, HEADING]))
  rows.forEach((row, i) => {
    if (typeof row.cells[VALUE_COLUMN] === 'number')
      cells.set(`${i + 1},${VALUE_COLUMN}`, { style: { numFmt: numberFormat(row.decimals) } })
  })
  const data: WriteSheet = {
    name: frame.dataSheet,
    columns: COLUMNS.map(({ width }) => ({ width })),
    rows: [titles, ...rows.map((row) => [...row.cells])] satisfies CellValue[][],
    cells,
    freezePane: { rows: 1 },
  }
  const notes: WriteSheet = {
    name: frame.notesSheet,
    columns: (frame.notes[0] ?? []).map((_, i) => ({ width: i < 2 ? 34 : 22 })),
    rows: frame.notes.map((line) => [...line]),
    cells: new Map((frame.notes[0] ?? []).map((_, i) => [`0,${i}`, HEADING])),
    freezePane: { rows: 1 },
  }
  return writeXlsx({ sheets: [data, notes], defaultFont: { name: '等线', size: 11 } })
}

/** How a spreadsheet shows a number to so many decimals. */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
