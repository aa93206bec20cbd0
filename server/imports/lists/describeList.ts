import type { ExaminedSheet } from '#server/imports/examine/sheets.ts'
import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import type { ImportCell, ImportSheet, OpenQuestion } from '#shared/contract/imports.ts'
import type { RecordRecognition } from '#shared/ledger/import/recogniseRecords.ts'
import type { RecordMapping } from '#shared/ledger/import/recordMapping.ts'
import type { RecordCellFate, RecordFates, TakenRow } from '#shared/ledger/import/rowFate.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import { cellAddress, type TableGrid } from '#shared/tables/grid.ts'
import { NO_ANSWERS, type Mapping } from '#shared/tables/mapping.ts'

const PROBLEMS_TOLD = 500
const QUESTIONS_TOLD = 500
const CELLS_TOLD = 20

interface ListSheet {
  readonly n: number
  readonly grid: TableGrid
  readonly ledger: Ledger
  readonly included: boolean
  readonly mapping: RecordMapping
  readonly columns: RecordRecognition['columns']
  readonly knownBy: ImportSheet['knownBy']
}

/** A list for the page that shows it, and for the store. */
export function describeList(
  { n, grid, ledger, included, mapping, columns, knownBy }: ListSheet,
  { cells, rows, problems }: RecordFates,
): ExaminedSheet {
  const counts = { taken: 0, skipped: 0, doubtful: 0, wrong: 0 }
  const skippedBy: Record<string, number> = {}
  for (const cell of cells) {
    counts[cell.fate] += 1
    if (cell.fate === 'skipped') skippedBy[cell.why] = (skippedBy[cell.why] ?? 0) + 1
  }
  const isNew = rows.filter((row) => row.isNew).length
  const listed =
    grid.rows.length - mapping.firstRow - mapping.skipped.filter(({ row }) => row >= mapping.firstRow).length
  const overview: ImportSheet = {
    n,
    name: grid.name,
    hidden: grid.hidden === true,
    rows: grid.rows.length,
    columns: columns.length,
    isTable: true,
    included,
    knownBy: mapping.skipped.some(({ reason }) => reason === 'codes') ? 'codes' : knownBy,
    mapping: noFigures(columns.length),
    list: {
      mapping,
      columns: columns.map(({ alternatives, ...column }) => ({ ...column, alternatives: [...alternatives] })),
      records: {
        new: isNew,
        changed: rows.length - isNew,
        same: Math.max(0, counts.doubtful + counts.wrong > 0 ? 0 : listed - rows.length),
      },
    },
    columnRoles: [],
    labels: [],
    stated: [],
    counts,
    skippedBy,
    questions: questionsOf(cells).slice(0, QUESTIONS_TOLD),
    problems: problems.slice(0, PROBLEMS_TOLD).map(({ severity, code, params, row, col }) => ({
      severity,
      code,
      params: { ...params },
      sheet: grid.name,
      ...(row !== undefined && { cell: cellAddress(row, col ?? 0) }),
    })),
    problemCount: problems.length,
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
  }
  const records = rows.map((row) => recordOf(row, ledger, grid))
  return { grid, overview, cells: cellRows(grid, cells), figures: [], records }
}

/** The mapping of figures of a sheet that has none. */
const noFigures = (columns: number): Mapping => ({
  version: 1,
  form: '',
  firstRow: 0,
  defaults: {},
  columns: Array.from({ length: columns }, () => ({ kind: 'skip', reason: 'by-hand' })),
  headers: [],
  labels: {},
  skipped: [],
  answers: NO_ANSWERS,
})

const recordOf = (
  { row, key, id, basedOn, on, fields }: TakenRow,
  { code }: Ledger,
  { name }: TableGrid,
): ImportedRecord => ({
  entity: code,
  ...(id !== undefined && { id }),
  key,
  basedOn,
  ...(on !== undefined && { on }),
  fields,
  at: name === '' ? String(row + 1) : `${name}!${row + 1}`,
})

/** The open doubts, each once with the cells that share it. */
function questionsOf(cells: readonly RecordCellFate[]): OpenQuestion[] {
  const questions = new Map<string, OpenQuestion>()
  for (const cell of cells) {
    if (cell.fate !== 'doubtful') continue
    const { question } = cell
    const known = questions.get(question.key)
    const address = cellAddress(cell.row, cell.col)
    if (known) {
      known.count += 1
      if (known.cells.length < CELLS_TOLD) known.cells.push(address)
    } else
      questions.set(question.key, {
        ...question,
        params: { ...question.params },
        choices: [...question.choices],
        cells: [address],
        count: 1,
      })
  }
  return [...questions.values()]
}

function cellRows(grid: TableGrid, fates: readonly RecordCellFate[]): ImportCell[][] {
  const rows = grid.rows.map((row) =>
    row.map(({ text, error }): ImportCell => ({ text: text || (error ?? '') })),
  )
  for (const { row, col, ...is } of fates) {
    const shown = rows[row]?.[col]
    if (!shown) continue
    if (is.fate === 'doubtful')
      Object.assign(shown, { fate: is.fate, why: is.question.code, question: is.question.key })
    else Object.assign(shown, is)
  }
  return rows
}
