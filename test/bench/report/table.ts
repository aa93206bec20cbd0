import { TARGET_NAMES, type TargetName } from '#test/bench/target/target.ts'

export type Cell = number | string | null

/** One line of figures; a target that it says nothing about is left out. */
export interface Row {
  readonly label: string
  readonly cells: Readonly<Partial<Record<TargetName, Cell>>>
  /** Which reference the last column compares ours with; left out where a ratio means nothing. */
  readonly against?: TargetName
}

/** A line about ours alone. */
export const row = (label: string, ours: Cell | undefined): Row => ({ label, cells: { ours: ours ?? null } })

export interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const LABEL_WIDTH = 54
const CELL_WIDTH = 14

type Wanted<Key> = readonly [label: string, figure: Key, against?: TargetName]

/** Rows from what was measured of each target: per row a label, the name of the figure, and what to compare with. */
export const rowsOf = <Key extends string>(
  results: readonly (readonly [TargetName, Readonly<Record<Key, Cell>>])[],
  wanted: readonly Wanted<NoInfer<Key>>[],
): readonly Row[] =>
  wanted.map(([label, figure, against]) => ({
    label,
    cells: Object.fromEntries(results.map(([name, figures]) => [name, figures[figure]])),
    ...(against && { against }),
  }))

/** The section as lines of text, ours beside the references. */
export function sectionText({ title, rows }: Section): string {
  const head = line(title, [...TARGET_NAMES, 'ratio'])
  const body = rows.map((row) =>
    line(`  ${row.label}`, [...TARGET_NAMES.map((name) => cellText(row.cells[name])), ratioText(row)]),
  )
  return [head, ...body, ''].join('\n')
}

const line = (label: string, cells: readonly string[]): string =>
  label.padEnd(LABEL_WIDTH) + cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')

function cellText(cell: Cell | undefined): string {
  if (cell === undefined || cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (Number.isNaN(cell)) return '–'
  return Math.abs(cell) >= 100 ? cell.toFixed(0) : cell.toFixed(1)
}

function ratioText({ cells, against }: Row): string {
  const ours = cells.ours
  const reference = against && cells[against]
  if (typeof ours !== 'number' || typeof reference !== 'number' || reference === 0) return ''
  return `${(ours / reference).toFixed(2)} × ${against}`
}
