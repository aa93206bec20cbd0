import type { TableView } from '#shared/tables/layout/view.ts'

/** The header of a column from the top down; what is merged, or left blank beside its first cell, is said of all. */
export function headerPath(view: TableView, header: readonly number[], col: number): readonly string[] {
  const path: string[] = []
  for (const [i, row] of header.entries()) {
    const own = view.label(row, col)
    const below = header.slice(i + 1).some((under) => view.label(under, col) !== '')
    const text = own === '' && below ? carried(view, row, col) : own
    if (text !== '' && path.at(-1) !== text) path.push(text)
  }
  return path
}

function carried(view: TableView, row: number, col: number): string {
  for (let left = col - 1; left >= 0; left -= 1) {
    const text = view.label(row, left)
    if (text !== '') return text
  }
  return ''
}
