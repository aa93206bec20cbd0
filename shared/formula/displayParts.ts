import { terms, type Expression } from '#shared/formula/formula.ts'

/** A stretch of a formula as a reader should see it: a part with a meaning of its own, or the text between parts. */
export type DisplayPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'term'; readonly term: ReturnType<typeof terms>[number] }

/** The formula cut into its terms and what stands between them: operators, brackets. */
export function displayParts(text: string, formula: Expression): readonly DisplayPart[] {
  const parts: DisplayPart[] = []
  let from = 0
  const upTo = (at: number): void => {
    const between = text.slice(from, at).trim()
    if (between !== '')
      parts.push({
        type: 'text',
        text: between.replaceAll('*', '×').replaceAll('/', '÷').replaceAll('-', '−'),
      })
  }
  for (const term of terms(formula)) {
    upTo(term.at)
    parts.push({ type: 'term', term })
    from = term.end
  }
  upTo(text.length)
  return parts
}
