import {
  writeXlsx,
  type Cell,
  type CellStyle,
  type CellValue,
  type DataValidation,
  type WriteSheet,
} from 'hucre/xlsx'
import type { SheetColumn, SheetPlan } from '#server/ledgers/sheets/sheetPlan.ts'
import { FORM_SHEET } from '#shared/filing/formMarks.ts'
import { columnName } from '#shared/tables/grid.ts'

/** Title, advice, the heading that people read and the hidden one that says the columns' codes. */
const HEAD_ROWS = 4
const CHOICES_SHEET = '_choices'

const LINE = { style: 'thin', color: { rgb: 'C9D3E0' } } as const
const BORDER = { top: LINE, right: LINE, bottom: LINE, left: LINE }
const HEADING: CellStyle = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF3F9' } },
  border: BORDER,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}
const WRITABLE: CellStyle = { border: BORDER, protection: { locked: false } }
const FIXED: CellStyle = { font: { color: { rgb: '4A5B70' } }, border: BORDER }

/**
 * A ledger's records as an Excel workbook: choices to pick from, codes hidden and locked (without a password: it guards
 * against slips, not against people), and a mark by which it is known when it comes back.
 */
export function listWorkbook({
  title,
  advice,
  columns,
  rows,
  blankRows,
  mark,
}: SheetPlan): Promise<Uint8Array> {
  const cells = new Map<string, Partial<Cell>>()
  const style = (row: number, col: number, look: CellStyle): void =>
    void cells.set(`${row},${col}`, { style: look })
  style(0, 0, { font: { bold: true, size: 14 } })
  style(1, 0, { font: { color: { rgb: '4A5B70' } }, alignment: { wrapText: true, vertical: 'top' } })
  columns.forEach((_, col) => style(2, col, HEADING))
  const last = HEAD_ROWS + rows.length + blankRows - 1
  columns.forEach(({ code, format }, col) => {
    const look = { ...(code === '' ? FIXED : WRITABLE), ...(format !== undefined && { numFmt: format }) }
    for (let row = HEAD_ROWS; row <= last; row += 1) style(row, col, look)
  })
  const list: WriteSheet = {
    name: title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      [title],
      [advice],
      columns.map(({ heading }) => heading),
      columns.map(({ code }) => code),
      ...rows.map((row): CellValue[] => [...row]),
      ...Array.from({ length: blankRows }, (): CellValue[] => columns.map(() => null)),
    ],
    cells,
    rowDefs: new Map([
      [0, { height: 24 }],
      [1, { height: 34 }],
      [2, { height: 30 }],
      [3, { hidden: true }],
    ]),
    merges: [0, 1].map((row) => ({
      startRow: row,
      endRow: row,
      startCol: 0,
      endCol: Math.max(1, columns.length - 1),
    })),
    dataValidations: validations(columns, last),
    freezePane: { rows: HEAD_ROWS, columns: 2 },
    protection: {
      sheet: true,
      formatColumns: true,
      formatRows: true,
      autoFilter: true,
      sort: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
    },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  }
  const sign: WriteSheet = { name: FORM_SHEET, rows: [[JSON.stringify(mark)]], veryHidden: true }
  const choices: WriteSheet = { name: CHOICES_SHEET, rows: choiceRows(columns), veryHidden: true }
  return writeXlsx({ sheets: [list, sign, choices], defaultFont: { name: '等线', size: 11 } })
}

/** Choices stand in a sheet of their own, one column each: a formula holds no more than 255 characters. */
function choiceRows(columns: readonly SheetColumn[]): CellValue[][] {
  const most = Math.max(1, ...columns.map(({ choices }) => choices?.length ?? 0))
  return Array.from({ length: most }, (_, row) => columns.map(({ choices }) => choices?.[row] ?? null))
}

function validations(columns: readonly SheetColumn[], last: number): DataValidation[] {
  return columns.flatMap(({ code, choices = [], hint }, col): DataValidation[] => {
    if (code === '' || last < HEAD_ROWS || (choices.length === 0 && hint === undefined)) return []
    const letter = columnName(col)
    const range = `${letter}${HEAD_ROWS + 1}:${letter}${last + 1}`
    const said = hint === undefined ? {} : { showInputMessage: true, inputMessage: hint }
    if (choices.length === 0) return [{ type: 'custom', formula1: 'TRUE', allowBlank: true, range, ...said }]
    const formula1 = `${CHOICES_SHEET}!$${letter}$1:$${letter}$${choices.length}`
    return [
      {
        type: 'list',
        formula1,
        allowBlank: true,
        showErrorMessage: true,
        errorStyle: 'stop',
        range,
        ...said,
      },
    ]
  })
}
