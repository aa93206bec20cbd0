import { COLUMNS, headings, type Cell, type Reader } from '#server/exports/columns.ts'
import { csvLine, plainText } from '#server/exports/csvLine.ts'
import { decimalText } from '#server/exports/decimalText.ts'
import type { ExportRow } from '#server/exports/exports.ts'

/** Without it Excel and WPS take the text for the machine's own code page. */
const BOM = '\uFEFF'

const written = (cell: Cell): string => (typeof cell === 'number' ? decimalText(cell) : plainText(cell))

/** The table as CSV for people: byte order mark, CRLF, headings and words in their language, exact decimals. */
export async function* csvText(
  batches: AsyncIterable<readonly ExportRow[]>,
  reader: Reader,
): AsyncGenerator<string> {
  yield BOM + csvLine(headings(reader.locale))
  for await (const rows of batches)
    yield rows.map((row) => csvLine(COLUMNS.map(({ cell }) => written(cell(row, reader))))).join('')
}
