import { readCell } from '#shared/cells/readCell.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CellPlace, TableProblem } from '#shared/tables/fate.ts'
import type { Cell } from '#shared/tables/grid.ts'
import type { Judgement } from '#shared/tables/judgeCell.ts'
import type { FigureRow } from '#shared/tables/rows.ts'
import { labelParts } from '#shared/tables/words/labelParts.ts'
import { isTotal, subjectNamed } from '#shared/tables/words/subjectNamed.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** A number as it stands in the table, whether or not it is taken. */
export interface StatedFigure extends CellPlace {
  readonly figureRow: FigureRow
  readonly cell: Cell
  readonly judgement: Judgement
}

interface Term {
  readonly figure: StatedFigure
  readonly value: number
  readonly decimals: number
  /** Code of the unit that it stands in; empty where nobody says. */
  readonly unit: string
  readonly name: string
  readonly text: string
  /** The row that it is a part of, as its text stands there. */
  readonly under: string
  readonly isTotal: boolean
  readonly isOfAreas: boolean
  /** Rows of the same bucket are of one column and one thing, so that they may be added. */
  readonly bucket: string
}

const NOT_ADDED = new Set(['ratio', 'ratio-difference', 'rank', 'index', 'concentration', 'time'])

/** Warns where a total that the table states is not the sum of its parts, beyond what rounding may lead to (S12). */
export function totalsProblems(
  stated: readonly StatedFigure[],
  sheet: string,
  catalogue: Catalogue,
): readonly TableProblem[] {
  const buckets = new Map<string, Term[]>()
  const nameOf = namesReader(catalogue)
  for (const figure of stated) {
    const term = termOf(figure, catalogue, nameOf)
    if (!term) continue
    const terms = buckets.get(term.bucket)
    if (terms) terms.push(term)
    else buckets.set(term.bucket, [term])
  }
  const problems: TableProblem[] = []
  for (const terms of buckets.values()) {
    const partsOf = partsReader(terms)
    for (const total of terms) {
      const problem = differs(total, partsOf(total), sheet)
      if (problem) problems.push(problem)
    }
    problems.push(...exceeded(terms, sheet))
  }
  return problems
}

interface TermName {
  readonly name: string
  readonly isTotal: boolean
  readonly isCity: boolean
}

/** What the labels of a table say, each looked at once. */
function namesReader(catalogue: Catalogue): (text: string) => TermName {
  const known = new Map<string, TermName>()
  return (text) => {
    const before = known.get(text)
    if (before) return before
    const { name } = labelParts(text, catalogue.units)
    const isCity = subjectNamed(name, catalogue) === catalogue.site.city
    const read = { name, isTotal: isTotal(name), isCity }
    known.set(text, read)
    return read
  }
}

function termOf(
  figure: StatedFigure,
  catalogue: Catalogue,
  nameOf: (text: string) => TermName,
): Term | undefined {
  const { judgement, figureRow, cell, col } = figure
  if (judgement.kind === 'wrong' || judgement.kind === 'doubtful') return undefined
  const known = judgement.kind === 'taken' ? judgement.target.indicator : undefined
  if (known && (NOT_ADDED.has(catalogue.unit(known.unit).dimension) || known.kind === 'growth-yoy'))
    return undefined
  if (judgement.kind === 'skipped' && !/in-catalogue|repeated|by-hand/.test(judgement.reason))
    return undefined
  const reading = judgement.kind === 'taken' ? judgement.reading : readCell(cell, { units: catalogue.units })
  if (!reading) return undefined
  if (reading.kind !== 'value') return undefined
  const { labels } = figureRow
  const of =
    labels.find((label) => label.of === 'subject') ?? labels.find((label) => label.of === 'indicator')
  if (!of) return undefined
  const named = nameOf(of.text)
  const same = labels.filter((label) => label !== of && label.of !== 'group').map(({ key }) => key)
  return {
    figure,
    value: reading.stated,
    decimals: Math.max(0, (String(reading.stated).split('.')[1] ?? '').length),
    unit: reading.statedIn?.code ?? '',
    name: named.name,
    text: of.text,
    under: of.under,
    isTotal: named.isTotal || (of.of === 'subject' && named.isCity),
    isOfAreas: of.of === 'subject',
    bucket: [col, ...same].join('|'),
  }
}

/** Finds the rows that a total is of: those that name it as their group, or all beside it where it is called a total. */
function partsReader(terms: readonly Term[]): (total: Term) => readonly Term[] {
  const byGroup = new Map<string, Term[]>()
  for (const term of terms) {
    const { group } = term.figure.figureRow
    const among = byGroup.get(group)
    if (among) among.push(term)
    else byGroup.set(group, [term])
  }
  const isOneTotal = terms.filter(({ isTotal }) => isTotal).length === 1
  // What the catalogue knows by name are figures of their own, not parts of whatever is added up below them.
  const hasNamed = terms.some(({ isOfAreas, figure }) => !isOfAreas && figure.judgement.kind === 'taken')
  return (total) => {
    const own = (byGroup.get(total.name) ?? []).filter(({ name }) => name !== total.name)
    if (own.length > 1) return own
    if (!total.isTotal || !isOneTotal || hasNamed) return []
    const beside = byGroup.get(total.figure.figureRow.group) ?? []
    return beside.filter(({ figure, isTotal }) => !isTotal && !figure.figureRow.isPart)
  }
}

function differs(total: Term, parts: readonly Term[], sheet: string): TableProblem | undefined {
  if (parts.length < 2 || !areAlike([total, ...parts])) return undefined
  const { sum, difference, tolerance } = compared(total, parts)
  if (Math.abs(difference) <= tolerance) return undefined
  return problem('parts-differ', total, sum, difference, parts.length, sheet)
}

/** 其中 names some of the parts: together they are at most the whole. */
function exceeded(terms: readonly Term[], sheet: string): readonly TableProblem[] {
  const problems: TableProblem[] = []
  let whole: Term | undefined
  let parts: Term[] = []
  const close = () => {
    if (!whole || parts.length === 0 || !areAlike([whole, ...parts])) return
    const { sum, difference, tolerance } = compared(whole, parts)
    if (whole.value >= 0 && parts.every(({ value }) => value >= 0) && difference > tolerance)
      problems.push(problem('parts-exceed', whole, sum, difference, parts.length, sheet))
  }
  for (const term of terms) {
    if (term.figure.figureRow.isPart) {
      if (whole?.text === term.under) parts.push(term)
      continue
    }
    close()
    whole = term
    parts = []
  }
  close()
  return problems
}

/** Only what stands in one unit is added as it stands. */
const areAlike = (terms: readonly Term[]): boolean =>
  new Set(terms.flatMap(({ unit }) => unit || [])).size <= 1

/** Half of the last decimal of every figure is what rounding may account for. */
function compared(total: Term, parts: readonly Term[]) {
  const digits = Math.max(total.decimals, ...parts.map(({ decimals }) => decimals))
  const whole = (value: number) => Math.round(shiftDecimal(value, digits))
  const sum = parts.reduce((all, { value }) => all + whole(value), 0)
  return {
    sum: shiftDecimal(sum, -digits),
    difference: shiftDecimal(sum - whole(total.value), -digits),
    tolerance: shiftDecimal((parts.length + 1) / 2, -digits),
  }
}

function problem(
  code: 'parts-differ' | 'parts-exceed',
  total: Term,
  sum: number,
  difference: number,
  parts: number,
  sheet: string,
): TableProblem {
  const params = { label: total.name, total: total.value, sum, difference, parts }
  return { severity: 'warning', code, params, sheet, cell: total.figure.address }
}
