import { bestUnit, inUnit, unitsOf } from '#client/components/ledgers/amountText.ts'
import { plainText } from '#client/components/ledgers/fieldText.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import { sameValue, type JsonValue } from '#shared/ledger/record.ts'
import { isPeriod } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** An amount as it is typed, in the unit that was chosen for it. */
export interface TypedAmount {
  readonly text: string
  readonly unit: string
}
export interface TypedStep {
  readonly date: string
  readonly text: string
}
/** What stands in the input of one field. */
export type Typed = string | readonly string[] | TypedAmount | readonly TypedStep[]

/** What kind of input a field is filled in with. */
export type InputKind =
  | ('text' | 'long' | 'number' | 'amount' | 'date' | 'datetime' | 'period' | 'file')
  | ('choice' | 'choices' | 'coded' | 'record' | 'records' | 'names' | 'steps' | 'shares')

const BY_TYPE: Readonly<Record<string, InputKind>> = {
  ...{
    text: 'long',
    number: 'number',
    integer: 'number',
    percent: 'number',
    money: 'amount',
    area: 'amount',
  },
  ...{ date: 'date', datetime: 'datetime', period: 'period', file: 'file', set: 'choices' },
  ...{ 'ref(person)[]': 'names', 'list(date,text)': 'steps', 'percent[12]': 'shares' },
  ...{ 'ref(figure)': 'coded', 'ref(unit)': 'coded', 'ref(owner)': 'coded', 'ref(domain)': 'coded' },
}

export function inputKind(ledger: Pick<Ledger, 'states'>, field: LedgerField): InputKind {
  const known = BY_TYPE[field.type]
  if (known) return known
  if (fieldValues(ledger, field)) return 'choice'
  if (referredLedger(field) !== undefined) return field.type.endsWith('[]') ? 'records' : 'record'
  return 'text'
}

const MONTHS = 12

/** A value as it stands in the input; nothing is an empty input. */
export function typedOf(kind: InputKind, field: LedgerField, value: JsonValue | undefined): Typed {
  const list = Array.isArray(value) ? (value as readonly JsonValue[]) : []
  switch (kind) {
    case 'amount': {
      const units = unitsOf(field.type) ?? []
      if (typeof value !== 'number') return { text: '', unit: units[1]?.code ?? '' }
      const unit = bestUnit(value, units)
      return unit ? { text: String(inUnit(value, unit)), unit: unit.code } : { text: String(value), unit: '' }
    }
    case 'choices':
    case 'records':
      return list.map(String)
    case 'shares':
      return Array.from({ length: MONTHS }, (_, i) => plainText(list[i]))
    case 'steps':
      return list.map(stepOf)
    case 'names':
      return list.map(String).join('、')
    case 'datetime':
      return typeof value === 'string' ? localMinute(value) : ''
    default:
      return plainText(value)
  }
}

function stepOf(value: JsonValue): TypedStep {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { date: '', text: '' }
  const { date, text } = value as { readonly [key: string]: JsonValue }
  return { date: plainText(date), text: plainText(text) }
}

const SHANGHAI_MS = 8 * 3_600_000
/** An instant as the bureau's clock shows it: `2026-11-23T14:31`. */
function localMinute(instant: string): string {
  const ms = Date.parse(instant)
  return Number.isNaN(ms) ? '' : new Date(ms + SHANGHAI_MS).toISOString().slice(0, 16)
}

export type Reading =
  { readonly value: JsonValue } | { readonly fault: 'number' | 'whole' | 'period' | 'steps' }

/** What the input says, as records keep it; null where it is empty. */
export function readTyped(kind: InputKind, field: LedgerField, typed: Typed): Reading {
  if (typeof typed === 'string') return readText(kind, field, typed.trim())
  if (isAmount(typed)) {
    const unit = unitsOf(field.type)?.find(({ code }) => code === typed.unit)
    return readNumber(typed.text, unit?.exponent ?? 0, false)
  }
  if (kind === 'shares') return readShares(typed)
  if (kind === 'steps') return readSteps(typed)
  return { value: typed.length > 0 ? typed.map(String) : null }
}

const isAmount = (typed: Typed): typed is TypedAmount => typeof typed === 'object' && 'unit' in typed

function readText(kind: InputKind, { type }: LedgerField, text: string): Reading {
  if (text === '') return { value: null }
  switch (kind) {
    case 'number':
      return readNumber(text, 0, type === 'integer')
    case 'choice':
      return { value: type === 'boolean' ? text === 'true' : text }
    case 'period':
      return isPeriod(text) ? { value: text } : { fault: 'period' }
    case 'datetime':
      return { value: `${text}:00+08:00` }
    case 'names':
      return {
        value: text
          .split(/[、,，;；\n]+/)
          .map((name) => name.trim())
          .filter((name) => name !== ''),
      }
    default:
      return { value: text }
  }
}

/** Digits as people write them: with grouping commas, full-width signs, a minus of print. */
function readNumber(text: string, exponent: number, isWhole: boolean): Reading {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '').replace('−', '-').replace(/%$/, '')
  if (plain === '') return { value: null }
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return { fault: 'number' }
  const value = shiftDecimal(Number(plain), exponent)
  return isWhole && !Number.isInteger(value) ? { fault: 'whole' } : { value }
}

function readShares(typed: readonly (string | TypedStep)[]): Reading {
  const texts = typed.map(String)
  if (texts.every((text) => text.trim() === '')) return { value: null }
  const numbers = texts.map((text) => readNumber(text, 0, false))
  const values = numbers.flatMap((one) => ('value' in one && one.value !== null ? [one.value] : []))
  return values.length === MONTHS ? { value: values } : { fault: 'number' }
}

function readSteps(typed: readonly (string | TypedStep)[]): Reading {
  const steps = typed
    .filter((step) => typeof step !== 'string')
    .map(({ date, text }) => ({ date, text: text.trim() }))
    .filter(({ date, text }) => date !== '' || text !== '')
  if (steps.some(({ date, text }) => date === '' || text === '')) return { fault: 'steps' }
  return { value: steps.length > 0 ? steps : null }
}

/** Whether an input says the same as a value of the record. */
export const saysSame = (reading: Reading, value: JsonValue | undefined): boolean =>
  'value' in reading && sameValue(reading.value ?? undefined, value ?? undefined)
