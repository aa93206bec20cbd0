import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const FOLDER = new URL('../data/', import.meta.url)

/** A number cell; blank is null, which is not 0. */
export const NumberCell = z
  .string()
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((value) => value === null || Number.isFinite(value), { error: 'not a number' })

/**
 * The rows of one of the published files of `data/`, by their header. Throws an error that names the file and the
 * line of the first row that does not fit.
 */
export function readRows<T>(file: string, row: z.ZodType<T>): readonly T[] {
  const [header = [], ...lines] = parseCsv(readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8'))
  return lines.map((cells, i) => {
    const parsed = row.safeParse(
      Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])),
    )
    if (parsed.success) return parsed.data
    throw new Error(`${file}, line ${i + 2}: ${z.prettifyError(parsed.error)}`)
  })
}

/** RFC 4180: commas, and quotes around what holds commas, line ends or doubled quotes. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = []
  let line: string[] = []
  for (const [, quoted, plain = '', end = ''] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    line.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === ',') continue
    if (line.length > 1 || line[0] !== '') lines.push(line)
    line = []
  }
  return lines
}
