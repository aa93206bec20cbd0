import type { Judged, JudgedSheet } from '#server/imports/examine/judgeFates.ts'
import type { ExaminedSheet } from '#server/imports/examine/sheets.ts'
import type { Understood } from '#server/imports/examine/understandSheet.ts'
import type { FateCounts, ImportCell, ImportSheet, OpenQuestion } from '#shared/contract/imports.ts'
import type { TableGrid } from '#shared/tables/grid.ts'

const PROBLEMS_TOLD = 500
const QUESTIONS_TOLD = 500
const CELLS_TOLD = 20

/** A sheet for the page that shows it, and for the store. */
export function describeSheet(
  { n, grid, is }: { readonly n: number; readonly grid: TableGrid; readonly is: Understood },
  { cells, figures, problems }: JudgedSheet,
): ExaminedSheet {
  const { recognition, mapping, included, knownBy } = is
  const overview: ImportSheet = {
    n,
    name: grid.name,
    hidden: grid.hidden === true,
    rows: grid.rows.length,
    columns: grid.rows.reduce((most, row) => Math.max(most, row.length), 0),
    isTable: recognition.isTable,
    included,
    knownBy,
    mapping,
    list: null,
    columnRoles: recognition.columns.map(({ header, confidence, alternatives }) => ({
      header,
      confidence,
      alternatives: [...alternatives],
    })),
    labels: recognition.labels.map(({ role: _, ...label }) => ({
      ...label,
      alternatives: [...label.alternatives],
    })),
    stated: [...recognition.table],
    counts: countFates(cells),
    skippedBy: countReasons(cells),
    questions: questionsOf(cells).slice(0, QUESTIONS_TOLD),
    problems: problems
      .slice(0, PROBLEMS_TOLD)
      .map((problem) => ({ ...problem, params: { ...problem.params } })),
    problemCount: problems.length,
    errorCount: problems.filter(({ severity }) => severity === 'error').length,
  }
  return { grid, overview, cells: cellRows(grid, cells), figures }
}

function countFates(cells: readonly Judged[]): FateCounts {
  const counts = { taken: 0, skipped: 0, doubtful: 0, wrong: 0 }
  for (const { fate } of cells) counts[fate]++
  return counts
}

function countReasons(cells: readonly Judged[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const cell of cells) if (cell.fate === 'skipped') counts[cell.why] = (counts[cell.why] ?? 0) + 1
  return counts
}

/** The open doubts, each once with the cells that share it. */
function questionsOf(cells: readonly Judged[]): OpenQuestion[] {
  const questions = new Map<string, OpenQuestion>()
  for (const cell of cells) {
    if (cell.fate !== 'doubtful') continue
    const { question, address } = cell
    const known = questions.get(question.key)
    if (!known) {
      questions.set(question.key, {
        ...question,
        params: { ...question.params },
        choices: [...question.choices],
        cells: [address],
        count: 1,
      })
      continue
    }
    known.count++
    if (known.cells.length < CELLS_TOLD) known.cells.push(address)
  }
  return [...questions.values()]
}

function cellRows(grid: TableGrid, judged: readonly Judged[]): ImportCell[][] {
  const rows = grid.rows.map((row) =>
    row.map(({ text, error }): ImportCell => ({ text: text || (error ?? '') })),
  )
  for (const cell of judged) {
    const shown = rows[cell.row]?.[cell.col]
    if (shown) Object.assign(shown, fateOf(cell))
  }
  return rows
}

function fateOf(cell: Judged): Partial<ImportCell> {
  const { fate } = cell
  if (fate === 'doubtful') return { fate, why: cell.question.code, question: cell.question.key }
  if (fate !== 'taken') return { fate, why: cell.why }
  const { series, period, value, missing } = cell.entry
  return { fate, series, period, value, ...(missing && { missing }) }
}
