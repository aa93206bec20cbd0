import { FormulaError } from '#shared/formula/formulaError.ts'

export interface Token {
  readonly type: 'figure' | 'number' | 'word' | 'mark'
  /** The code of a figure without its braces; anything else as written. */
  readonly text: string
  readonly at: number
  readonly end: number
}

// A hyphen inside a word belongs to it (`last-year`, `subsidy-payout`); a minus stands between spaces.
const PATTERN =
  /\s*(?:\{(?<figure>[a-z0-9.-]+)\}|(?<number>\d+(?:\.\d+)?)|(?<word>[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)|(?<mark>[-+*/(),;.=[\]]))/y

/** The words and marks of a formula in order. Throws {@link FormulaError} at the first character that is neither. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = []
  PATTERN.lastIndex = 0
  while (text.slice(PATTERN.lastIndex).trim() !== '') {
    const from = PATTERN.lastIndex
    const groups = PATTERN.exec(text)?.groups
    if (!groups) {
      const at = from + /^\s*/.exec(text.slice(from))![0].length
      const odd = text.charAt(at)
      throw new FormulaError('unexpected', at, `不认识的符号“${odd}”`, `"${odd}" means nothing here`)
    }
    const [type, content] = Object.entries(groups).find(([, matched]) => matched !== undefined) ?? []
    const end = PATTERN.lastIndex
    const length = (content?.length ?? 0) + (type === 'figure' ? 2 : 0)
    tokens.push({ type: type as Token['type'], text: content ?? '', at: end - length, end })
  }
  return tokens
}
