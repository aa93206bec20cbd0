import type { EntryRow } from '#client/admin/entryRows.ts'

/** What became of a pasted block. */
export interface PasteReport {
  readonly pasted: number
  /** Rows passed over because they are not this person's to file. */
  readonly locked: number
  /** Lines with something in them for which there was no row. */
  readonly beyond: number
  /** There were further columns, which were left out. */
  readonly hadColumns: boolean
}

/** Lays the first column of a block over the rows downwards; every line keeps its row, also beside locked ones. */
export function pasteOnto(rows: readonly EntryRow[], lines: readonly (readonly string[])[]) {
  const placed = lines.slice(0, rows.length).flatMap(([text = ''], i) => {
    const row = rows[i]
    return row ? [{ row, text }] : []
  })
  const cells = placed.filter(({ row }) => !row.lock)
  const report: PasteReport = {
    pasted: cells.filter(({ text }) => text.trim() !== '').length,
    locked: placed.filter(({ row, text }) => row.lock && text.trim() !== '').length,
    beyond: lines.slice(rows.length).filter(([text = '']) => text.trim() !== '').length,
    hadColumns: lines.some((line) => line.slice(1).some((text) => text.trim() !== '')),
  }
  return { cells, report }
}
