import { fillable } from '#shared/ledger/import/columnNames.ts'
import { identify } from '#shared/ledger/import/identifyRow.ts'
import { readRow, type RowReading } from '#shared/ledger/import/readRow.ts'
import type { RecordMapping, RecordProblem } from '#shared/ledger/import/recordMapping.ts'
import type { RecordCellFate, RecordFates, RecordGround, TakenRow } from '#shared/ledger/import/rowFate.ts'
import { settleRow, type KeyedRow } from '#shared/ledger/import/settleRow.ts'
import type { Day } from '#shared/period.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

/**
 * What becomes of every cell of a list under a mapping, and what its rows come to: new records and changes of those that
 * are known by their keys. While anything is doubtful or wrong nothing of the list may be taken over.
 */
export function recordFates(grid: TableGrid, mapping: RecordMapping, ground: RecordGround): RecordFates {
  const fields = { ...ground, of: '', answers: mapping.answers }
  const byName = new Map(fillable(ground.ledger).map((field) => [field.name, field]))
  const passed = new Map(mapping.skipped.map(({ row, reason }) => [row, reason]))
  const cells: RecordCellFate[] = []
  const problems: RecordProblem[] = []
  const rows: KeyedRow[] = []
  const skipRow = (row: number, why: string): void => {
    for (const [col, { text }] of (grid.rows[row] ?? []).entries())
      if (text.trim() !== '') cells.push({ row, col, fate: 'skipped', why })
  }
  for (const [row, content] of grid.rows.entries()) {
    const why = row < mapping.firstRow ? (passed.get(row) ?? 'title') : passed.get(row)
    if (why !== undefined) {
      skipRow(row, why)
      continue
    }
    const reading = readRow(content, mapping, byName, fields)
    const known = identify(row, reading, mapping, ground)
    if (known.kind === 'skipped') skipRow(row, 'by-hand')
    else {
      for (const [col, column] of mapping.columns.entries())
        if (column.kind === 'skip' && (content[col]?.text.trim() ?? '') !== '')
          cells.push({ row, col, fate: 'skipped', why: column.reason })
      rows.push({ row, reading, identity: known, on: onOf(reading) })
    }
  }
  const taken: TakenRow[] = []
  const before = new Map<string, KeyedRow[]>()
  const changes = new Map<string, number>()
  // What holds from an earlier day comes first, so that later rows of one record are its next steps.
  const inOrder = rows.toSorted((a, b) => compareDays(a.on, b.on) || a.row - b.row)
  for (const row of inOrder) {
    const earlier = before.get(row.identity.key) ?? []
    const steps = changes.get(row.identity.key) ?? 0
    const settledRow = settleRow(row, { earlier, steps }, mapping, ground)
    cells.push(...settledRow.cells)
    problems.push(...settledRow.problems)
    if (settledRow.taken) {
      taken.push(settledRow.taken)
      changes.set(row.identity.key, steps + 1)
    }
    before.set(row.identity.key, [...earlier, row])
  }
  if (rows.length === 0) problems.push({ severity: 'error', code: 'no-records', params: {} })
  if (mapping.keys.length === 0) problems.push({ severity: 'error', code: 'no-key', params: {} })
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { cells, rows: taken, problems }
}

const compareDays = (a: Day | undefined, b: Day | undefined): number =>
  a === b ? 0 : a === undefined ? 1 : b === undefined || a < b ? -1 : 1

function onOf({ fields }: RowReading): Day | undefined {
  const on = fields.get('on')
  // `readDay` gives days.
  return on?.kind === 'value' ? (on.value as Day) : undefined
}
