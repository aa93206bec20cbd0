import type { Facets, Mapping, SkipReason } from '#shared/tables/mapping.ts'
import type { FigureRow } from '#shared/tables/rows.ts'

/** What chapter and labels of a row say of its values. */
export interface RowLayers {
  readonly table: Facets
  readonly group: Facets
  readonly row: Facets
  /** The row is not taken. */
  readonly skip?: SkipReason
  /** The label leaves open which indicator it means, and nobody has said so yet. */
  readonly ask?: { readonly key: string; readonly codes: readonly string[]; readonly text: string }
}

/** The key of the question which indicator a label or column means. */
export const indicatorQuestion = (of: string): string => `indicator:${of}`

/** An answer that was among the choices; any other is none. */
export const settled = (answer: string | undefined, codes: readonly string[]): string | undefined =>
  answer === 'skip' || (answer !== undefined && codes.includes(answer)) ? answer : undefined

export function rowLayers(
  { labels }: FigureRow,
  { labels: meanings, defaults, answers }: Mapping,
): RowLayers {
  let group: Facets = {}
  let row: Facets = {}
  let ask: RowLayers['ask']
  let skip: SkipReason | undefined = labels.some(({ of }) => of !== 'group') ? undefined : 'not-in-catalogue'
  for (const { of, key, text } of labels) {
    const meaning = meanings[key]
    if (of === 'group') {
      if (meaning && 'facets' in meaning) group = { ...group, ...meaning.facets }
      continue
    }
    if (!meaning) skip ??= 'not-in-catalogue'
    else if ('skip' in meaning) skip ??= meaning.skip
    else {
      row = { ...row, ...meaning.facets }
      const question = indicatorQuestion(key)
      const answer = meaning.ask && settled(answers.questions[question], meaning.ask)
      if (answer === 'skip') skip ??= 'by-hand'
      else if (answer !== undefined) row = { ...row, indicator: answer }
      else if (meaning.ask) ask = { key: question, codes: meaning.ask, text }
    }
  }
  return { table: defaults, group, row, ...(skip && { skip }), ...(ask && { ask }) }
}
