import type { BinaryTerm, Condition, Expression, RecordsTerm } from '#shared/formula/formula.ts'
import { FormulaError } from '#shared/formula/formulaError.ts'
import { tokenize, type Token } from '#shared/formula/tokenize.ts'

/**
 * Reads a formula of the catalogue (`derivedFrom`). Operators bind as in arithmetic. Throws {@link FormulaError} with
 * the position of what cannot be read.
 *
 *     expression := term (('+' | '-') term)*          term := factor (('*' | '/') factor)*
 *     factor     := number | '{' code '}' | '(' expression ')' | call
 *     call       := 'last-year' '(' '{' code '}' ')' | 'schedule' '(' list ')'
 *                 | 'share-improving' '(' 'series' ';' 'headline' '=' 'true' ')'
 *                 | 'count' '(' ledger [';' conditions] ')'
 *                 | ('sum' | 'count-distinct') '(' ledger '.' field [';' conditions] ')'
 *     conditions := condition ('and' condition)*
 *     condition  := field ('=' ('end' | 'period' | value) | 'in' ('ytd' | 'year' | '[' values ']')
 *                 | 'has' value | 'is' 'set')
 */
export function parseFormula(text: string): Expression {
  const reader = new Reader(tokenize(text), text.length)
  const expression = readSum(reader)
  reader.end()
  return expression
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #length: number
  #next = 0

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens
    this.#length = length
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next]
  }

  take(): Token {
    const token = this.peek()
    if (!token)
      throw new FormulaError('unfinished', this.#length, '公式没有写完', 'the formula ends too early')
    this.#next += 1
    return token
  }

  /** The next token where it is this mark or word; then it is taken. */
  accept(...texts: readonly string[]): Token | undefined {
    const token = this.peek()
    if (!token || token.type === 'figure' || !texts.includes(token.text)) return undefined
    this.#next += 1
    return token
  }

  expect(text: string): Token {
    return this.accept(text) ?? this.refuse(`这里应为“${text}”`, `"${text}" is expected here`)
  }

  word(): Token {
    const token = this.take()
    return token.type === 'word' ? token : this.refuse('这里应为名称', 'a name is expected here', token)
  }

  /** Words joined by dots, such as the name of a project list. */
  path(): string {
    let name = this.word().text
    while (this.accept('.')) name += `.${this.word().text}`
    return name
  }

  end(): void {
    if (this.peek()) this.refuse('多余的内容', 'nothing should follow')
  }

  refuse(zh: string, en: string, token = this.peek()): never {
    if (!token) this.take()
    const [at, text] = [token?.at ?? this.#length, token?.text ?? '']
    throw new FormulaError('unexpected', at, `“${text}”：${zh}`, `"${text}": ${en}`)
  }
}

function readSum(reader: Reader): Expression {
  return readChain(reader, ['+', '-'], () => readChain(reader, ['*', '/'], () => readFactor(reader)))
}

function readChain(
  reader: Reader,
  operators: readonly BinaryTerm['operator'][],
  readPart: () => Expression,
): Expression {
  let left = readPart()
  for (;;) {
    const token = reader.accept(...operators)
    const operator = operators.find((candidate) => candidate === token?.text)
    if (!operator) return left
    const right = readPart()
    left = { type: 'binary', operator, left, right, at: left.at, end: right.end }
  }
}

function readFactor(reader: Reader): Expression {
  const token = reader.take()
  const { at, end, text } = token
  if (token.type === 'figure') return { type: 'figure', code: text, lastYear: false, at, end }
  if (token.type === 'number') return { type: 'number', text, at, end }
  if (text === '(') {
    const inner = readSum(reader)
    reader.expect(')')
    return inner
  }
  switch (text) {
    case 'last-year': {
      reader.expect('(')
      const figure = reader.take()
      if (figure.type !== 'figure')
        reader.refuse('last-year 只用于一个数据', 'last-year is of one figure', figure)
      return { type: 'figure', code: figure.text, lastYear: true, at, end: reader.expect(')').end }
    }
    case 'schedule': {
      reader.expect('(')
      const list = reader.path()
      return { type: 'schedule', list, at, end: reader.expect(')').end }
    }
    case 'share-improving':
      for (const part of ['(', 'series', ';', 'headline', '=', 'true']) reader.expect(part)
      return { type: 'share-improving', at, end: reader.expect(')').end }
    case 'count':
    case 'sum':
    case 'count-distinct':
      return readRecords(reader, text, at)
    default:
      return reader.refuse(
        '这里应为数据、数字或函数',
        'a figure, a number or a function is expected here',
        token,
      )
  }
}

function readRecords(reader: Reader, aggregate: RecordsTerm['aggregate'], at: number): RecordsTerm {
  reader.expect('(')
  const entity = reader.word().text
  const field = aggregate === 'count' ? null : (reader.expect('.'), reader.word().text)
  const where: Condition[] = []
  if (reader.accept(';')) {
    do where.push(readCondition(reader))
    while (reader.accept('and'))
  }
  return { type: 'records', aggregate, entity, field, where, at, end: reader.expect(')').end }
}

function readCondition(reader: Reader): Condition {
  const { text: field, at } = reader.word()
  const made = (test: Condition['test'], end: number, values: readonly string[] = []): Condition => ({
    field,
    test,
    values,
    at,
    end,
  })
  if (reader.accept('=')) {
    const { text, end } = reader.word()
    if (text === 'end') return made('at-end', end)
    return text === 'period' ? made('covers-period', end) : made('equals', end, [text])
  }
  if (reader.accept('has')) {
    const { text, end } = reader.word()
    return made('has', end, [text])
  }
  if (reader.accept('is')) return made('is-set', reader.expect('set').end)
  reader.expect('in')
  const span = reader.accept('ytd', 'year')
  if (span) return made(span.text === 'ytd' ? 'in-ytd' : 'in-year', span.end)
  reader.expect('[')
  const values: string[] = []
  do values.push(reader.word().text)
  while (reader.accept(','))
  return made('in', reader.expect(']').end, values)
}
