import { isDateFormat, isDateText } from '#shared/cells/dates.ts'
import { isHidden, isSheetError, markOf } from '#shared/cells/marks.ts'
import { MAX_CELL_TEXT, plainText } from '#shared/cells/plainText.ts'
import { readNumber } from '#shared/cells/readNumber.ts'
import type { CellContent, CellReading, ReadingContext } from '#shared/cells/reading.ts'
import { valueReading } from '#shared/cells/valueReading.ts'
import { shiftDecimal } from '#shared/unit.ts'

const TEXT: CellReading = { kind: 'unreadable', why: 'text' }
const BLANK: CellReading = { kind: 'blank' }

/** What a cell says of a figure; see {@link CellReading}. Never throws, whatever the cell holds. */
export function readCell(cell: CellContent | string | number, context: ReadingContext): CellReading {
  if (typeof cell === 'string') return readText(cell, context)
  if (typeof cell === 'number') return readBehind({ text: String(cell), value: cell }, cell, context)
  if (cell.error !== undefined) return { kind: 'unreadable', why: 'sheet-error', found: cell.error }
  return cell.value === undefined ? readText(cell.text, context) : readBehind(cell, cell.value, context)
}

function readText(text: string, context: ReadingContext): CellReading {
  const trimmed = text.length > MAX_CELL_TEXT ? text.trim() : text
  if (trimmed.length > MAX_CELL_TEXT) return TEXT
  const plain = plainText(trimmed)
  if (plain === '') return BLANK
  if (isSheetError(plain)) return { kind: 'unreadable', why: 'sheet-error', found: plain.toUpperCase() }
  if (isHidden(plain)) return { kind: 'unreadable', why: 'hidden' }
  const mark = markOf(plain)
  if (mark) return { kind: 'mark', ...mark }
  if (isDateText(plain)) return { kind: 'unreadable', why: 'date' }
  return readNumber(plain, context)
}

/**
 * The number that the file keeps behind the text. What the sheet shows counts for the unit: 0.084 shown as 8.4% is 8.4,
 * and 123456 shown as 12.3万 is 12.3456 万; the file's number counts for sign and decimals.
 */
function readBehind(
  { text, format = '' }: CellContent,
  behind: number,
  context: ReadingContext,
): CellReading {
  if (!Number.isFinite(behind)) return { kind: 'unreadable', why: 'too-large' }
  if (format !== '' && isDateFormat(format)) return { kind: 'unreadable', why: 'date' }
  const exact = Number(behind.toPrecision(15))
  const shown =
    text === String(behind) ? undefined : shownValue(readText(text, { ...context, brackets: 'negative' }))
  if (!shown) {
    const percent = /%/.test(format.replace(/"[^"]*"|\\./g, ''))
    return valueReading(
      percent ? shiftDecimal(exact, 2) : exact,
      percent ? '%' : '',
      percent ? ['format'] : [],
      context,
    )
  }
  const power = exact === 0 || shown.stated === 0 ? 0 : Math.round(Math.log10(Math.abs(shown.stated / exact)))
  const { unitFrom, statedIn, readAs } = shown
  const rescaled = power === 0 ? exact : shiftDecimal(exact, power)
  return valueReading(
    rescaled,
    unitFrom === 'beside' ? statedIn : '',
    power === 0 ? readAs : [...readAs, 'format'],
    context,
  )
}

function shownValue(reading: CellReading) {
  if (reading.kind === 'value') return reading
  return reading.kind === 'ambiguous' ? reading.negative : undefined
}
