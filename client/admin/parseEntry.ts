import type { MissingReason } from '#shared/observation.ts'
import { areComparable, convert, type Unit } from '#shared/unit.ts'

/** What a person's text in a cell says. Nothing is guessed: what is not plainly a number stays as it was typed. */
export type ParsedEntry =
  | { readonly kind: 'blank' }
  /** A mark for "no value"; printed tables differ in what the marks mean, so the reason is only suggested (S15). */
  | { readonly kind: 'mark'; readonly suggested: MissingReason }
  | { readonly kind: 'value'; readonly value: number }
  | Unreadable

export interface Unreadable {
  readonly kind: 'unreadable'
  readonly why: 'text' | 'separators' | 'other-unit' | 'foreign-unit' | 'too-large' | 'whole'
  /** The unit that was found where it is the trouble. */
  readonly unit?: string
  /** The value in the row's own unit, where the unit typed converts exactly. */
  readonly proposal?: number
}

const NUMBER = /^([+-]?)\s*(\d[\d ,]*(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,4}))?\s*([^\d\s.,].*)?$/i
const GROUPED = /^(?:\d*|\d{1,3}(?:[ ,]\d{3})+)(?:\.\d*)?$/
const MARK = /^(?:[-—–]{1,3}|—{2}|…+|\.{3,6}|\/)$/
const BELOW_UNIT = /^[….]/
/** More digits than a number can carry without changing the last of them. */
const MAX_DIGITS = 15

/** Reads the text of a cell whose figure is in `unit`; `units` are all that the catalogue knows. */
export function parseEntry(text: string, unit: Unit, units: readonly Unit[]): ParsedEntry {
  const plain = halfWidth(text)
  if (plain === '') return { kind: 'blank' }
  if (MARK.test(plain))
    return { kind: 'mark', suggested: BELOW_UNIT.test(plain) ? 'below-unit' : 'not-applicable' }
  const negated = /^\(\s*([^-+()]+?)\s*\)(.*)$/.exec(plain) // accounting's way to write a negative amount
  const signed = negated ? `-${negated[1]}${negated[2]}` : plain
  const match = NUMBER.exec(unit.code === 'rank' ? signed.replace(/^第\s*/, '') : signed)
  if (!match) return { kind: 'unreadable', why: 'text' }
  const [, sign = '', digits = '', power, tail = ''] = match
  return readNumber(sign, digits.trim(), power ?? '0', tail.trim(), unit, units)
}

function readNumber(
  sign: string,
  digits: string,
  power: string,
  tail: string,
  unit: Unit,
  units: readonly Unit[],
): ParsedEntry {
  if (!GROUPED.test(digits)) return { kind: 'unreadable', why: 'separators' }
  const bare = digits.replace(/[ ,]/g, '')
  const value = Number(`${sign}${bare}e${power}`) || 0
  if (!Number.isFinite(value) || bare.replace(/^0+|\./g, '').length > MAX_DIGITS)
    return { kind: 'unreadable', why: 'too-large' }
  if (tail !== '' && !names(unit, tail)) return otherUnit(value, tail, unit, units)
  if (isCounted(unit) && !Number.isInteger(value)) return { kind: 'unreadable', why: 'whole' }
  return { kind: 'value', value }
}

function otherUnit(value: number, tail: string, unit: Unit, units: readonly Unit[]): Unreadable {
  const found = units.find((u) => names(u, tail))
  if (!found) return { kind: 'unreadable', why: 'text' }
  if (!areComparable(found, unit)) return { kind: 'unreadable', why: 'foreign-unit', unit: found.code }
  return { kind: 'unreadable', why: 'other-unit', unit: found.code, proposal: convert(value, found, unit) }
}

/** Whether a word behind a number names the unit; 亿 and 万 are short for 亿元 and 万元. */
const names = ({ zh, en, code }: Unit, word: string): boolean =>
  word === halfWidth(zh) ||
  `${word}元` === zh ||
  word.toLowerCase() === en.toLowerCase() ||
  (code === 'rank' && word === '名')

/** Places, firms and cases come in whole numbers; a count in tens of thousands does not. */
const isCounted = (unit: Unit): boolean =>
  unit.code === 'rank' || (unit.dimension === 'count' && unit.factor === 1)

/** The text with full-width forms, Chinese punctuation and the many dashes and spaces as a keyboard would type them. */
const halfWidth = (text: string): string =>
  text
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u200b]+/g, ' ')
    .replace(/(?<=\d)。(?=\d)/g, '.')
    .replace(/[−﹣‐‑‒]|–(?=\s*[\d.])/g, '-')
    .replace(/^\s*'/, '')
    .trim()
