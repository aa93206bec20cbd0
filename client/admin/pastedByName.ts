import type { EntryRow } from '#client/admin/entryRows.ts'
import type { LeftBecause, LeftOut, PasteGround, Placed, PlacedCell } from '#client/admin/pasteBlock.ts'
import { cellKey, seriesKey, subjectOf, type CellKey } from '#shared/series.ts'
import { cellAddress, type TableGrid } from '#shared/tables/grid.ts'
import { viewOf } from '#shared/tables/layout/view.ts'
import type { Mapping, SkipReason } from '#shared/tables/mapping.ts'
import { recognise } from '#shared/tables/recognise.ts'
import type { TableHints } from '#shared/tables/recognition.ts'
import { resolve, type Resolved } from '#shared/tables/resolve.ts'
import { rowLayers } from '#shared/tables/rowLayers.ts'
import { figureRows } from '#shared/tables/rows.ts'

/** What names are written with; a block without is only numbers and marks. */
const WORDS = /\p{Script=Han}|[a-z]{2}/iu

/** The rows that a block with labels names; undefined for a block without, or one that names none of these rows. */
export function pastedByName(
  grid: TableGrid,
  { all: rows, from: [here], catalogue }: PasteGround,
): Placed | undefined {
  const hasNames = grid.rows.some((row) => row.length > 1 && row.some(({ text }) => WORDS.test(text)))
  if (!hasNames) return undefined
  const { mapping, isTable, labels } = recognise(grid, catalogue, here ? hintsOf(rows, here) : {})
  if (!isTable || labels.length === 0) return undefined

  const byKey = new Map<CellKey, EntryRow>(rows.map((row) => [row.key, row]))
  const cells = new Map<CellKey, PlacedCell>()
  const left: LeftOut[] = []
  const sheet = new Set(rows.map(({ indicator }) => indicator.code))
  const view = viewOf(grid, catalogue.units)
  for (const figureRow of figureRows(view, mapping, catalogue.units)) {
    const said = rowLayers(figureRow, mapping)
    const layers = { ...said, row: { ...said.row, ...oneOf(said.ask?.codes, sheet) } }
    mapping.columns.forEach((role, col) => {
      const text = grid.rows[figureRow.row]?.[col]?.text ?? ''
      if (role.kind === 'label' || text.trim() === '') return
      const cell = cellAddress(figureRow.row, col)
      const leave = (because: LeftBecause): void => void left.push({ cell, text, because })
      if (role.kind === 'skip') return leave(SKIPPED[role.reason] ?? 'column')
      const resolved = layers.skip
        ? undefined
        : resolve({ ...layers, column: { ...role.facets, ...oneOf(role.ask, sheet) } }, catalogue)
      if (resolved?.kind !== 'target') return leave(because(resolved, layers.skip))
      const { target } = resolved
      const key = cellKey(seriesKey(target.indicator.code, target.subject), target.period)
      const row = byKey.get(key)
      if (!row) return leave('not-in-sheet')
      if (row.lock) return leave('locked')
      if (cells.has(key)) return leave('twice')
      const stated = target.foreign ?? target.stated
      const unit = stated && stated.code !== row.indicator.unit ? stated.code : undefined
      cells.set(key, { row, text, cell, unit })
    })
  }
  if (cells.size === 0) return undefined
  left.push(...passedOver(grid, mapping))
  return { how: 'by-name', cells: [...cells.values()], left }
}

/** Where the block is silent, the sheet says it: the area and period of the row that it was pasted at. */
function hintsOf(rows: readonly EntryRow[], here: EntryRow): TableHints {
  const subject = subjectOf(here.series)
  const isOnePeriod = rows.every(({ period }) => period === here.period)
  const isOneArea = rows.every(({ series }) => subjectOf(series) === subject)
  return { ...(isOnePeriod && { period: here.period }), ...(isOneArea && { subject }) }
}

/** Of the indicators that a name may mean, the one that this sheet has. */
function oneOf(codes: readonly string[] | undefined, sheet: ReadonlySet<string>): { indicator?: string } {
  const [indicator, ...more] = (codes ?? []).filter((code) => sheet.has(code))
  return indicator !== undefined && more.length === 0 ? { indicator } : {}
}

/** Rows that hold words about the table; all others that are passed over hold figures. */
const WORDS_ONLY: ReadonlySet<SkipReason> = new Set([
  'title',
  'header',
  'repeated-header',
  'unit-line',
  'numbering',
  'group',
  'note',
  'empty',
])

/** The figures in rows that name none of the catalogue, such as a total of districts. */
function passedOver(grid: TableGrid, { skipped, columns }: Mapping): readonly LeftOut[] {
  return skipped
    .filter(({ reason }) => !WORDS_ONLY.has(reason))
    .flatMap(({ row, reason }) =>
      (grid.rows[row] ?? []).flatMap(({ text }, col) => {
        const isFigure = columns[col]?.kind === 'value' && text.trim() !== ''
        return isFigure ? [{ cell: cellAddress(row, col), text, because: SKIPPED[reason] ?? 'unnamed' }] : []
      }),
    )
}

const SKIPPED: Partial<Record<SkipReason, LeftBecause>> = {
  comparison: 'comparison',
  derived: 'formula',
  'not-in-catalogue': 'unnamed',
  'no-such-measure': 'unnamed',
}

function because(resolved: Resolved | undefined, skip: SkipReason | undefined): LeftBecause {
  if (resolved?.kind === 'no-period') return 'no-period'
  if (resolved?.kind === 'wrong-period') return 'wrong-period'
  const reason = resolved?.kind === 'skip' ? resolved.reason : skip
  return (reason && SKIPPED[reason]) ?? 'unnamed'
}
