import { csvLine, decimalText, plainText } from '#server/exports/index.ts'
import type { SheetColumn, SheetValue } from '#server/ledgers/sheets/sheetPlan.ts'
import { sheetDayText } from '#shared/ledger/import/sheetDay.ts'

/** Without it Excel and WPS take the text for the machine's own code page. */
const BOM = '\uFEFF'
const ROWS_AT_ONCE = 1_000

/** The list as CSV for people: byte order mark, CRLF, headings and words in their language, exact decimals. */
export async function* csvOf(
  columns: readonly SheetColumn[],
  rows: readonly (readonly SheetValue[])[],
): AsyncGenerator<string> {
  yield BOM + csvLine(columns.map(({ heading }) => plainText(heading)))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    yield rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row) => csvLine(row.map((value, col) => written(value, columns[col]))))
      .join('')
}

function written(value: SheetValue, column: SheetColumn | undefined): string {
  if (value === null) return ''
  if (typeof value === 'string') return plainText(value)
  const isDay = column?.format?.startsWith('yyyy') ?? false
  return (isDay ? sheetDayText(value) : undefined) ?? decimalText(value)
}
