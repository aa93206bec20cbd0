import type { Provenance } from '#shared/contract/provenance.ts'
import type { Explanation, FormulaCount, FormulaInput } from '#shared/formula/explanation.ts'
import { displayParts, type DisplayPart } from '#shared/formula/displayParts.ts'
import { parseFormula } from '#shared/formula/parseFormula.ts'
import { indicatorOf } from '#shared/series.ts'

/** One line of a worked sum: a published input, a plain number, a schedule, or the signs between. */
export type FormulaLine =
  | { readonly type: 'input'; readonly input: FormulaInput }
  | { readonly type: 'count'; readonly count: FormulaCount }
  | { readonly type: 'number'; readonly text: string }
  | { readonly type: 'schedule'; readonly value: number | undefined }
  | { readonly type: 'sign'; readonly text: string }

/** The formula of an explanation with what was put in for each part, in the order in which it is written. */
export function formulaLines(formula: NonNullable<Provenance['formula']>): readonly FormulaLine[] {
  const counts = formula.records.values()
  return displayParts(formula.text, parseFormula(formula.text)).flatMap((part) =>
    linesOf(part, formula, counts),
  )
}

/** Counts come in the order in which the formula names them. */
function linesOf(
  part: DisplayPart,
  formula: Explanation,
  counts: Iterator<FormulaCount, undefined>,
): readonly FormulaLine[] {
  if (part.type === 'text') return [{ type: 'sign', text: part.text }]
  const { term } = part
  switch (term.type) {
    case 'number':
      return [{ type: 'number', text: term.text }]
    case 'figure': {
      // Last year's value of a figure stands before this year's in time, wherever it stands in the formula.
      const found = formula.inputs
        .filter(({ series }) => indicatorOf(series) === term.code)
        .toSorted((a, b) => (a.period < b.period ? -1 : 1))
      const input = term.lastYear ? found[0] : found.at(-1)
      return input ? [{ type: 'input', input }] : []
    }
    case 'schedule':
      return [{ type: 'schedule', value: formula.schedules.find(({ list }) => list === term.list)?.value }]
    case 'share-improving':
      return formula.inputs.map((input) => ({ type: 'input', input }))
    case 'records': {
      const count = counts.next().value
      return count ? [{ type: 'count', count }] : []
    }
  }
}
