import type { BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { SeriesKey } from '#shared/series.ts'
import { settleDuplicates } from '#shared/tables/duplicates.ts'
import type { CellFate, CellPlace, Fates, TableProblem, TakenEntry } from '#shared/tables/fate.ts'
import { askFractions } from '#shared/tables/fractions.ts'
import { columnName, type TableGrid } from '#shared/tables/grid.ts'
import { judgeCell, type Judgement, type Judged } from '#shared/tables/judgeCell.ts'
import { EMPTY_CELL, viewOf, type TableView } from '#shared/tables/layout/view.ts'
import type { Mapping, SkipReason } from '#shared/tables/mapping.ts'
import { rowLayers } from '#shared/tables/rowLayers.ts'
import { figureRows } from '#shared/tables/rows.ts'
import { totalsProblems, type StatedFigure } from '#shared/tables/totals.ts'
import { knownPartsProblems } from '#shared/tables/knownParts.ts'

/** What has been published of a series, in any order. */
export type HistoryOf = (series: SeriesKey) => readonly BoardObservation[]

/**
 * What becomes of every cell of a table under a mapping: taken, skipped and why, doubtful and what to answer, or wrong
 * and what to mend. While anything is doubtful or wrong nothing of the table may be taken over.
 */
export function fates(grid: TableGrid, mapping: Mapping, catalogue: Catalogue, history: HistoryOf): Fates {
  const view = viewOf(grid, catalogue.units)
  const judged: Judged[] = []
  const stated: StatedFigure[] = []
  const names = Array.from({ length: view.width }, (_, col) => columnName(col))
  const place = (row: number, col: number): CellPlace => ({ row, col, address: `${names[col]}${row + 1}` })
  const skip = (row: number, col: number, reason: SkipReason) =>
    judged.push({ place: place(row, col), judgement: { kind: 'skipped', reason } })
  for (const { row, reason } of mapping.skipped) for (const col of view.filled(row)) skip(row, col, reason)
  for (const figureRow of figureRows(view, mapping, catalogue.units)) {
    const { row } = figureRow
    const layers = rowLayers(figureRow, mapping)
    for (let col = 0; col < view.width; col += 1) {
      const role = mapping.columns[col]
      const kind = view.kind(row, col)
      if (role?.kind === 'value') {
        const cell = grid.rows[row]?.[col] ?? EMPTY_CELL
        const at = place(row, col)
        const judgement: Judgement =
          kind === 'blank'
            ? { kind: 'skipped', reason: 'empty' }
            : judgeCell(cell, at, layers, role, { mapping, catalogue, history })
        judged.push({ place: at, judgement, text: cell.text })
        if (kind === 'number') stated.push({ ...at, figureRow, cell, judgement })
      } else if (kind !== 'blank') skip(row, col, role?.kind === 'skip' ? role.reason : 'label')
    }
  }
  const settled = settleDuplicates(askFractions(judged, mapping, catalogue, history), mapping)
  return told(settled, view, [
    ...totalsProblems(stated, grid.name, catalogue),
    ...knownPartsProblems(settled, grid.name, catalogue, history),
  ])
}

function told(judged: readonly Judged[], { grid }: TableView, warnings: readonly TableProblem[]): Fates {
  const entries: TakenEntry[] = []
  const problems: TableProblem[] = []
  const sheet = grid.name
  const cells = judged.map(({ place, judgement, text = '' }): CellFate => {
    switch (judgement.kind) {
      case 'taken': {
        const { target, value, missing, reading, series } = judgement
        const kept = { ...(missing && { missing }), ...(reading && { reading }) }
        entries.push({ ...place, series, period: target.period, value, text, ...kept })
        return { ...place, fate: 'taken', entry: entries.length - 1 }
      }
      case 'skipped':
        return { ...place, fate: 'skipped', reason: judgement.reason }
      case 'doubtful':
        return { ...place, fate: 'doubtful', question: judgement.question }
      case 'wrong':
        if (judgement.code !== 'no-period' || !problems.some(({ code }) => code === 'no-period')) {
          const cell = judgement.code === 'no-period' ? {} : { cell: place.address }
          problems.push({ severity: 'error', code: judgement.code, params: judgement.params, sheet, ...cell })
        }
        return { ...place, fate: 'wrong', code: judgement.code }
    }
  })
  const nothing = cells.every(({ fate }) => fate === 'skipped')
  if (nothing) problems.push({ severity: 'error', code: 'no-figures', params: {}, sheet })
  return { cells, entries, problems: [...problems, ...warnings] }
}
