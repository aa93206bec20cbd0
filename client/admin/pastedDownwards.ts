import type { LeftOut, PasteGround, Placed, PlacedCell } from '#client/admin/pasteBlock.ts'
import { readCell } from '#shared/cells/readCell.ts'
import { unitNamed } from '#shared/cells/unitNamed.ts'
import { cellAddress, type TableGrid } from '#shared/tables/grid.ts'
import type { Unit } from '#shared/unit.ts'

/**
 * Lays one column of a block over the rows, from the one that it was pasted at downwards; every line keeps its row, also
 * beside locked ones. A line above the values that states a unit holds for all of them.
 */
export function pastedDownwards(grid: TableGrid, { from: rows, catalogue }: PasteGround): Placed {
  const col = valueColumn(grid, catalogue.units)
  const texts = grid.rows.map((row) => row[col]?.text ?? '')
  const stated = unitLine(texts[0] ?? '', catalogue.units)
  const above = stated ? 1 : 0
  const cells: PlacedCell[] = []
  const left: LeftOut[] = []
  grid.rows.forEach((line, i) => {
    line.forEach(({ text }, c) => {
      const cell = cellAddress(i, c)
      const row = rows[i - above]
      if (c === col && i < above) return
      if (c !== col || !row || row.lock) {
        const because = c !== col ? 'column' : row ? 'locked' : 'beyond'
        if (text.trim() !== '') left.push({ cell, text, because })
      } else cells.push({ row, text, cell, ...(stated && { unit: stated.code }) })
    })
  })
  return { how: 'downwards', cells, left, unit: stated?.code }
}

/** The first column that holds numbers for the most part; the first of all where none does. */
function valueColumn({ rows }: TableGrid, units: readonly Unit[]): number {
  const width = Math.max(...rows.map((row) => row.length), 1)
  const holdsNumbers = (col: number): boolean => {
    const filled = rows.map((row) => row[col]?.text ?? '').filter((text) => text.trim() !== '')
    const numbers = filled.filter((text) => readCell(text, { units }).kind !== 'unreadable')
    return filled.length > 0 && numbers.length * 2 > filled.length
  }
  return Math.max(0, Array.from({ length: width }, (_, col) => col).findIndex(holdsNumbers))
}

/** `单位：万元`, `（亿元）`, `万元`: the unit that a line states for what is below it. */
function unitLine(text: string, units: readonly Unit[]): Unit | undefined {
  const bare = text
    .trim()
    .replace(/^(?:计量)?单位\s*[:：]\s*/, '')
    .replace(/^[（(](.*)[）)]$/, '$1')
  return /\d/.test(bare) ? undefined : unitNamed(bare, units)
}
