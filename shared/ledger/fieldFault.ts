import { dayIn } from '#shared/ledger/dayIn.ts'
import { fieldValues, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { atField, type RecordFault, type RecordFaultCode } from '#shared/ledger/recordFault.ts'
import { isPeriod } from '#shared/period.ts'

const LONGEST: Readonly<Record<string, number>> = { text: 5_000 }
const LONGEST_STRING = 300
const MOST_ITEMS = 200
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/

/** What keeps a value from being one of the field's type; undefined where it is one. Never asked for an empty one. */
export function fieldFault(
  ledger: Pick<Ledger, 'states'>,
  field: LedgerField,
  value: JsonValue,
): RecordFault | undefined {
  const found = faultOf(ledger, field, value)
  if (!found) return undefined
  const [code, params] = typeof found === 'string' ? [found, undefined] : found
  return { pointer: atField(field.name), code, ...(params && { params }) }
}

type Found =
  RecordFaultCode | readonly [RecordFaultCode, Readonly<Record<string, string | number>>] | undefined

function faultOf(ledger: Pick<Ledger, 'states'>, field: LedgerField, value: JsonValue): Found {
  const { type } = field
  if (type.endsWith('[]') || type === 'set') return severalFault(ledger, field, value)
  switch (type) {
    case 'integer':
      return numberFault(value, Number.isSafeInteger)
    case 'number':
    case 'money':
    case 'area':
    case 'percent':
      return numberFault(value)
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'not-yes-or-no'
    case 'date':
      return typeof value === 'string' && dayIn(value) === value ? undefined : 'not-a-day'
    case 'datetime':
      return typeof value === 'string' && INSTANT.test(value) && dayIn(value) ? undefined : 'not-an-instant'
    case 'period':
      return isPeriod(value) ? undefined : ['malformed-period', { period: shown(value) }]
    case 'enum':
      return amongFault(ledger, field, value)
    case 'percent[12]':
      return listed(value, (one) => typeof one === 'number', 12)
    case 'list(date,text)':
      return listed(value, isDated)
    default:
      return textFault(value, LONGEST[type] ?? LONGEST_STRING)
  }
}

function severalFault(ledger: Pick<Ledger, 'states'>, field: LedgerField, value: JsonValue): Found {
  if (!Array.isArray(value) || value.length > MOST_ITEMS || new Set(value).size < value.length)
    return 'not-a-list'
  for (const one of value as readonly JsonValue[]) {
    const found = field.type === 'set' ? amongFault(ledger, field, one) : textFault(one, LONGEST_STRING)
    if (found) return found
  }
  return undefined
}

function numberFault(value: JsonValue, isFit: (value: unknown) => boolean = Number.isFinite): Found {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number'
  return isFit(value) ? undefined : 'not-whole'
}

function amongFault(ledger: Pick<Ledger, 'states'>, field: LedgerField, value: JsonValue): Found {
  const known = fieldValues(ledger, field)
  if (!known) return textFault(value, LONGEST_STRING)
  return known.some(({ code }) => code === value)
    ? undefined
    : [
        'not-among',
        { value: shown(value), known: known.map(({ code, zh }) => `${zh}（${code}）`).join('、') },
      ]
}

function textFault(value: JsonValue, max: number): Found {
  if (typeof value !== 'string') return 'not-text'
  return value.length > max ? ['too-long', { max }] : undefined
}

function listed(value: JsonValue, isFit: (one: JsonValue) => boolean, count?: number): Found {
  if (!Array.isArray(value) || value.length > MOST_ITEMS) return 'not-a-list'
  if (count !== undefined && value.length !== count) return 'not-a-list'
  return (value as readonly JsonValue[]).every(isFit) ? undefined : 'not-a-list'
}

/** One step of a list of dates: `{ date, text }`. */
function isDated(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const { date, text, ...rest } = value as { readonly [key: string]: JsonValue }
  return (
    typeof date === 'string' &&
    dayIn(date) === date &&
    typeof text === 'string' &&
    text.length <= LONGEST_STRING &&
    Object.keys(rest).length === 0
  )
}

const shown = (value: JsonValue): string =>
  String(typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 60)
