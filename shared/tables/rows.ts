import type { TableView } from '#shared/tables/layout/view.ts'
import type { LabelOf, Mapping } from '#shared/tables/mapping.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import type { Unit } from '#shared/unit.ts'

/** One text of a label column, by which the meaning of its rows is kept. */
export interface RowLabel {
  readonly of: LabelOf
  readonly key: string
  readonly text: string
  readonly under: string
}

export interface FigureRow {
  readonly row: number
  /** The chapter that the row stands under, then what its label columns say. */
  readonly labels: readonly RowLabel[]
  /** It says 其中 and is so a part of the row that `under` names. */
  readonly isPart: boolean
  /** Text of the group column, or the chapter that the row stands under. */
  readonly group: string
}

interface LabelColumn {
  readonly col: number
  readonly of: LabelOf
  /** What is left blank below a label goes on saying the same. */
  readonly carries: boolean
}

const labelOf = (of: LabelOf, text: string, under = ''): RowLabel => ({
  of,
  key: `${of}|${under}|${text}`,
  text,
  under,
})

/** The rows of figures in order, each with its labels. */
export function* figureRows(
  view: TableView,
  mapping: Pick<Mapping, 'firstRow' | 'columns' | 'skipped'>,
  units: readonly Unit[],
): Generator<FigureRow> {
  const skipped = new Map(mapping.skipped.map(({ row, reason }) => [row, reason]))
  const columns = labelColumns(mapping)
  const groupCol = columns.find(({ of }) => of === 'group')?.col ?? -1
  const partsOf = partsReader(units)
  const last = new Map<number, string>()
  let chapter = ''
  let parent = ''
  /** How far the row of `parent` is indented, and whether the last row was a part of it. */
  let parentIndent = 0
  let inParts = false
  for (let row = mapping.firstRow; row < view.height; row += 1) {
    const reason = skipped.get(row)
    if (reason === 'group') {
      chapter = firstLabel(view, row)
      parent = ''
      inParts = false
      last.clear()
    }
    if (reason !== undefined) continue
    const texts = columns.map((column) => textIn(view, row, column, last))
    const groupText = texts[columns.findIndex(({ of }) => of === 'group')] ?? ''
    const labels: RowLabel[] = []
    let isPart = false
    for (const [i, { col, of }] of columns.entries()) {
      if (of === 'group') continue
      const isInGroupColumn =
        of === 'indicator' && view.label(row, col) === '' && view.label(row, groupCol) !== ''
      const text = isInGroupColumn ? groupText : (texts[i] ?? '')
      if (text === '') continue
      if (of === 'indicator') {
        const parts = partsOf(text)
        if (parts.isChapter && partsOf(chapter).isChapter) chapter = ''
        const indent = indentOf(view, row, col)
        // Only the first of several parts says 其中; the others stand below it, further in than the whole.
        isPart = parts.isPart || (inParts && !parts.isChapter && indent > parentIndent)
        inParts = isPart
        if (!isPart) parentIndent = indent
        const group = groupText !== '' && groupText !== text ? groupText : chapter
        labels.push(labelOf(of, text, isPart ? parent : group))
        if (!isPart) parent = text
      } else labels.push(labelOf(of, text))
    }
    if (chapter !== '') labels.unshift(labelOf('group', chapter))
    yield { row, labels, isPart, group: groupText === '' ? chapter : groupText }
  }
}

/** Blank below one of these repeats it; a blank unit or scope is none. */
const CARRIED: readonly LabelOf[] = ['indicator', 'subject', 'period', 'project', 'group']

function labelColumns({ columns }: Pick<Mapping, 'columns'>): readonly LabelColumn[] {
  const labels = columns.flatMap((role, col) => (role.kind === 'label' ? [{ col, of: role.of }] : []))
  const isList = labels.filter(({ of }) => ['indicator', 'subject', 'period'].includes(of)).length > 1
  return labels.map(({ col, of }) => ({
    col,
    of,
    carries: CARRIED.includes(of) && labels.length > 1 && !(isList && of === 'group'),
  }))
}

function textIn(
  view: TableView,
  row: number,
  { col, carries }: LabelColumn,
  last: Map<number, string>,
): string {
  const own = view.label(row, col)
  if (own === '' && carries) return last.get(col) ?? ''
  last.set(col, own)
  return own
}

const indentOf = ({ grid }: TableView, row: number, col: number): number =>
  /^[ \u00a0\u3000]{0,40}/.exec(grid.rows[row]?.[col]?.text ?? '')?.[0].replace(/\u3000/g, '  ').length ?? 0

/** The first thing that a row says. */
export function firstLabel(view: TableView, row: number): string {
  const [first = 0] = view.filled(row)
  return view.label(row, first)
}

function partsReader(units: readonly Unit[]) {
  const known = new Map<string, ReturnType<typeof labelParts>>()
  return (text: string) => {
    const parts = known.get(text) ?? labelParts(text, units)
    known.set(text, parts)
    return parts
  }
}
