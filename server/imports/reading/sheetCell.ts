import { formatValue, type Cell, type CellValue, type RichTextRun } from 'hucre'
import { heldText } from '#server/imports/reading/heldText.ts'
import type { CellContent } from '#shared/cells/reading.ts'

/** The formula stands there without a result: whoever wrote the file never calculated it. */
export const UNCALCULATED = '#UNCALCULATED'
const EMPTY: CellContent = { text: '' }
const MS_PER_DAY = 86_400_000
const DAY_ZERO = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const

export type DateSystem = keyof typeof DAY_ZERO

/** One cell of a workbook as the sheet shows it, with the number behind. */
export function sheetCell(value: CellValue, cell: Cell | undefined, dates: DateSystem): CellContent {
  const formula = cell?.formula === undefined ? undefined : { formula: true }
  if (cell?.type === 'error')
    return { text: heldText(String(value)), error: heldText(String(value)), ...formula }
  if (value === null || value === '') return formula ? { text: '', error: UNCALCULATED, ...formula } : EMPTY
  if (typeof value === 'string')
    return { text: heldText(cell?.richText ? runsText(cell.richText) : value), ...formula }
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', ...formula }
  const number = value instanceof Date ? (value.getTime() - DAY_ZERO[dates]) / MS_PER_DAY : value
  const format = cell?.style?.numFmt
  return {
    text: shown(value, format, dates),
    value: exact(number),
    ...(format !== undefined && { format }),
    ...formula,
  }
}

/** Sheets count in binary and show fifteen digits: 13.129999999999999 is their 13.13. */
const exact = (number: number): number => Number(number.toPrecision(15))

function shown(value: number | Date, format: string | undefined, dates: DateSystem): string {
  if (value instanceof Date) return formatValue(value, format ?? 'yyyy-mm-dd', { is1904: dates === 1904 })
  const number = exact(value)
  return format === undefined ? String(number) : formatValue(number, format)
}

const RAISED: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(i)])),
  '(': '⁽',
  ')': '⁾',
}

/** A raised 1 behind a number is a footnote and must not become its last digit. */
const runsText = (runs: readonly RichTextRun[]): string =>
  runs
    .map(({ text, font }) =>
      font?.vertAlign === 'superscript' ? [...text].map((sign) => RAISED[sign] ?? sign).join('') : text,
    )
    .join('')
