import { Failure } from '#server/failure.ts'
import type { Entry } from '#server/ledgers/entry.ts'
import type { ValueTexts } from '#server/ledgers/valueTexts.ts'
import type { Ledger, LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

export type Test = (entry: Entry) => boolean

const TESTS = ['is', 'has', 'from', 'to', 'filled', 'empty'] as const
type TestName = (typeof TESTS)[number]
const isTest = (text: string): text is TestName => TESTS.some((name) => name === text)

/** `field:test:value` as a test. Throws Failure `invalid` for a field that the ledger does not have. */
export function testOf(ledger: Ledger, texts: ValueTexts, where: string): Test {
  const [name = '', test = '', ...rest] = where.split(':')
  const value = rest.join(':')
  if (!isTest(test)) throw unknown(where)
  if (name === 'light') {
    const colours = new Set(value.split(','))
    return (entry) => colours.has(entry.light().colour) || colours.has(entry.light().why)
  }
  const field = fieldNamed(ledger, name, where)
  const meets = meeting(test, value, (one) => texts(ledger, field, one))
  return (entry) => meets(entry.value(name))
}

const ID: LedgerField = { name: 'id', zh: '编号', en: 'Number', type: 'id' }

/** The field of this name. Throws Failure `invalid` where there is none. */
export function fieldNamed(ledger: Ledger, name: string, asked: string, pointer = 'where'): LedgerField {
  const field = name === 'id' ? ID : ledger.fields.find((one) => one.name === name)
  if (!field) throw unknown(asked, pointer)
  return field
}

const unknown = (text: string, pointer = 'where'): Failure =>
  new Failure('invalid', [{ pointer, code: 'unknown-field', params: { field: text } }])

function meeting(
  test: TestName,
  asked: string,
  texts: (value: JsonValue) => readonly string[],
): (value: JsonValue) => boolean {
  switch (test) {
    case 'is': {
      const values = new Set(asked.split(','))
      return (value) => each(value).some((one) => values.has(plain(one)))
    }
    case 'has': {
      const words = asked.toLowerCase()
      return (value) => texts(value).some((text) => text.toLowerCase().includes(words))
    }
    case 'from':
      return (value) => compare(value, asked) >= 0
    case 'to':
      return (value) => compare(value, asked) <= 0
    case 'filled':
      return (value) => each(value).length > 0
    case 'empty':
      return (value) => each(value).length === 0
  }
}

/** The values that a field holds: none, one, or those of a list. */
export const each = (value: JsonValue): readonly JsonValue[] =>
  value === null || value === '' ? [] : isList(value) ? value : [value]

const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value)

export const plain = (value: JsonValue): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** NaN, and so neither before nor behind, where there is no value. A day holds all of its instants. */
function compare(value: JsonValue, asked: string): number {
  if (typeof value === 'number') return value - Number(asked)
  if (typeof value !== 'string' || value === '') return Number.NaN
  const text = value.slice(0, asked.length)
  return text < asked ? -1 : text > asked ? 1 : 0
}
