import { readTail } from '#shared/cells/readTail.ts'
import type {
  CellReading,
  ReadAs,
  ReadingContext,
  UnreadableCell,
  ValueReading,
} from '#shared/cells/reading.ts'
import { isUnreadable, valueReading } from '#shared/cells/valueReading.ts'

const SIMPLE = /^-?\d{1,14}(?:\.\d{1,6})?$/
const NUMBER = /^([+-]?) ?(\d[\d ,]*(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,4}))?((?:[^\d.,e]|e(?!\d)).*)?$/i
const GROUPED = /^(?:\d*|\d{1,3}(?:[ ,]\d{3})+)(?:\.\d*)?$/
const BRACKETS = /^\( ?([^-+()]+) ?\)([^()]*)$/
const RISE = /^(?:同比)?(?:增长|增加|上升|上涨|提高|[▲△↑⬆])|[▲△↑⬆]$/
const FALL = /^(?:同比)?(?:负增长|下降|下跌|减少|回落|降低|[▼▽↓⬇])|[▼▽↓⬇]$/
/** More digits than a number can carry without changing the last of them. */
const MAX_DIGITS = 15

/** Reads a text that is no mark, date or error; it has come through `plainText`. */
export function readNumber(plain: string, context: ReadingContext): CellReading {
  if (SIMPLE.test(plain)) return signed(plain, [], context)
  const rise = RISE.exec(plain)
  const fall = rise ? null : FALL.exec(plain)
  const way = rise ?? fall
  if (way) return directed(plain.replace(way[0], '').trim(), way[0], fall !== null, context)
  const bracketed = BRACKETS.exec(plain)
  if (!bracketed) return signed(plain, [], context)
  const [, inside = '', tail = ''] = bracketed
  const { brackets } = context
  if (brackets) return signed(`${brackets === 'negative' ? '-' : ''}${inside}${tail}`, ['brackets'], context)
  return either('brackets', `${inside}${tail}`, 'brackets', context)
}

/** A number with an arrow or a word for its direction: ▼3.2, 下降3.2%, ▲3.2. */
function directed(rest: string, way: string, falls: boolean, context: ReadingContext): CellReading {
  const isWord = way.length > 1
  const readAs: ReadAs = isWord ? 'words' : 'arrow'
  const hasSign = /^[+-]/.test(rest)
  const agrees = hasSign && rest.startsWith('-') === falls
  if (agrees || (hasSign && isWord && !falls)) return signed(rest, [readAs], context)
  // △ is a minus in some accounts; ▼ beside an amount tells where it went, not that it is below nought.
  const isRate = !context.unit || /^ratio/.test(context.unit.dimension)
  if (hasSign || way === '△' || way === '▽' || (falls && !isWord && !isRate))
    return either('arrow', rest.replace(/^[+-] ?/, ''), readAs, context)
  return signed(falls ? `-${rest}` : rest, [readAs], context)
}

function either(
  why: 'brackets' | 'arrow',
  rest: string,
  readAs: ReadAs,
  context: ReadingContext,
): CellReading {
  const negative = signed(`-${rest}`, [readAs], context)
  const positive = signed(rest, [readAs], context)
  if (isUnreadable(negative)) return negative
  return isUnreadable(positive) ? positive : { kind: 'ambiguous', why, negative, positive }
}

function signed(
  text: string,
  readAs: readonly ReadAs[],
  context: ReadingContext,
): ValueReading | UnreadableCell {
  if (SIMPLE.test(text)) return valueReading(Number(text) || 0, undefined, readAs, context)
  const isRank = context.unit?.code === 'rank'
  const match = NUMBER.exec(isRank ? text.replace(/^第 ?/, '') : text)
  if (!match) return { kind: 'unreadable', why: 'text' }
  const [, sign = '', written = '', power, tail = ''] = match
  const digits = written.trim()
  if (!GROUPED.test(digits)) return { kind: 'unreadable', why: 'separators' }
  const bare = digits.replace(/[ ,]/g, '')
  const value = Number(`${sign}${bare}e${power ?? '0'}`) || 0
  if (!Number.isFinite(value) || bare.replace(/^0+|\./g, '').length > MAX_DIGITS)
    return { kind: 'unreadable', why: 'too-large' }
  const behind = readTail(tail, context.units, context.unit)
  if (!behind) return { kind: 'unreadable', why: 'text' }
  const { unit, footnote, remark } = behind
  const how: ReadAs[] = [...readAs]
  if (bare !== digits) how.push('separators')
  if (power !== undefined) how.push('exponent')
  if (unit) how.push(unit.code === 'percent' ? 'percent-sign' : 'unit-beside')
  if (footnote) how.push('footnote')
  return valueReading(value, unit, how, context, remark)
}
