import { pack } from '#server/imports/examine/packed.ts'
import type { ExaminedSheet } from '#server/imports/examine/sheets.ts'
import type { PackedSheet } from '#server/imports/thread/messages.ts'
import { ROWS_OF_PAGE, type ImportRows } from '#shared/contract/imports.ts'

/** The sheet as it is stored: its cells in pages, so that nobody ever has to unpack all of them. */
export function packSheet({ overview, grid, cells, figures, records }: ExaminedSheet): PackedSheet {
  const pages: string[] = []
  for (let from = 0; from < cells.length; from += ROWS_OF_PAGE) {
    const rows = cells.slice(from, from + ROWS_OF_PAGE).map((row) => [...row])
    pages.push(pack({ from, rows } satisfies ImportRows))
  }
  return {
    overview,
    grid: pack(grid),
    figures: pack(figures),
    records: records ? pack(records) : null,
    pages,
  }
}
