import { decodeText, type Encoding } from '#server/imports/reading/decodeText.ts'
import { fileKind, type FileKind } from '#server/imports/reading/fileKind.ts'
import { FileRefusal } from '#server/imports/reading/fileRefusal.ts'
import { MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from '#server/imports/reading/limits.ts'
import { readWorkbook } from '#server/imports/reading/readWorkbook.ts'
import { fromCsv } from '#shared/tables/fromCsv.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

export interface ReadFile {
  readonly kind: FileKind
  readonly encoding: Encoding | null
  readonly sheets: readonly TableGrid[]
}

/** The tables of a file, whatever its name says it is. Throws FileRefusal with what to do about it. */
export async function readFile(file: Buffer): Promise<ReadFile> {
  if (file.length > MOST_BYTES) throw new FileRefusal('too-large', { limit: MOST_BYTES / 1_000_000 })
  const kind = fileKind(file)
  const read = kind === 'xlsx' ? { encoding: null, sheets: await readWorkbook(file) } : readText(file)
  if (read.sheets.every(({ rows }) => rows.length === 0)) throw new FileRefusal('empty')
  return { kind, ...read }
}

function readText(file: Buffer): Pick<ReadFile, 'encoding' | 'sheets'> {
  const { text, encoding } = decodeText(file)
  if (text.trim() === '') throw new FileRefusal('empty')
  // More lines than twice the rows cannot become fewer rows than allowed, and are not cut into cells first.
  if (lineCount(text) > MOST_ROWS * 2) throw new FileRefusal('too-many-rows', { sheet: '', limit: MOST_ROWS })
  const grid = fromCsv(text)
  const columns = grid.rows.reduce((most, { length }) => Math.max(most, length), 0)
  const cells = grid.rows.reduce((sum, { length }) => sum + length, 0)
  if (grid.rows.length > MOST_ROWS) throw new FileRefusal('too-many-rows', { sheet: '', limit: MOST_ROWS })
  if (columns > MOST_COLUMNS) throw new FileRefusal('too-many-columns', { sheet: '', limit: MOST_COLUMNS })
  if (cells > MOST_CELLS) throw new FileRefusal('too-many-cells', { sheet: '', limit: MOST_CELLS })
  return { encoding, sheets: [grid] }
}

function lineCount(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
