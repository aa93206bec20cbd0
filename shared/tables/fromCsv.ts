import { readDelimited } from '#shared/tables/delimited.ts'
import { gridOfTexts, type TableGrid } from '#shared/tables/grid.ts'

const DELIMITERS = ['\t', ',', ';', '|'] as const
/** As much of a text as tells its delimiter. */
const SAMPLE_ROWS = 40
const SAMPLE_CHARS = 20_000

/** A decoded CSV file as a table; tab, comma, semicolon or bar, whichever parts its rows evenly. */
export function fromCsv(text: string, name = ''): TableGrid {
  const bare = text.replace(/^\ufeff/, '')
  const stated = /^sep=([,;|\t])\r?\n/i.exec(bare)
  const body = withoutDoubleDelimiters(stated ? bare.slice(stated[0].length) : bare)
  const cells = readDelimited(body, stated?.[1] ?? delimiterOf(body))
  return gridOfTexts(
    cells.map((row) => row.map(withoutGuard)),
    name,
  )
}

/** The download of the national bureau parts its cells by a tab and a comma. */
function withoutDoubleDelimiters(text: string): string {
  const rows = text.slice(0, SAMPLE_CHARS).split('\n').slice(0, SAMPLE_ROWS)
  const both = rows.filter((row) => row.split('\t,').length > 2).length
  return both > rows.length / 2 ? text.replaceAll('\t,', '\t') : text
}

/** `="00123"` is how a text is kept from becoming a number. */
const withoutGuard = (cell: string): string =>
  cell.startsWith('="') && cell.endsWith('"') ? cell.slice(2, -1) : cell

function delimiterOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS)
  const scored = DELIMITERS.map((delimiter) => ({ delimiter, score: evenness(sample, delimiter) }))
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter
}

/** How many rows of the sample have the same number of cells, more than one. */
function evenness(sample: string, delimiter: string): number {
  const counts = new Map<number, number>()
  for (const row of readDelimited(sample, delimiter).slice(0, SAMPLE_ROWS))
    if (row.length > 1) counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
