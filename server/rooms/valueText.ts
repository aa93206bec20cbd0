import type { ValueTexts } from '#server/ledgers/valueTexts.ts'
import type { Part } from '#shared/contract/rooms.ts'
import type { Ledger, LedgerField, Said } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

const NOT_GIVEN: Said = { zh: '未填', en: 'Not given' }
const NONE: Said = { zh: '', en: '' }
const alike = (text: string): Said => ({ zh: text, en: text })

/** A code with its name; the empty code where a record says nothing. */
export function partOf(texts: ValueTexts, ledger: Ledger, field: LedgerField, code: string): Part {
  if (code === '') return { code, name: NOT_GIVEN }
  const [first = code, second = code, third] = texts(ledger, field, code)
  return { code, name: third === undefined ? alike(first) : { zh: first, en: second } }
}

/** A value in words, with its unit where it is an amount. */
export function valueText(
  texts: ValueTexts,
  ledger: Ledger,
  field: LedgerField,
  value: JsonValue | undefined,
): Said {
  if (value === undefined || value === null || value === '' || field.type === 'file') return NONE
  if (typeof value === 'number') return amountText(field.type, value)
  if (Array.isArray(value)) {
    const parts = value.map((one: JsonValue) => valueText(texts, ledger, field, one))
    return { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') }
  }
  if (typeof value === 'object') return alike(Object.values(value).map(String).join(' '))
  if (field.type === 'datetime' && typeof value === 'string')
    return alike(value.slice(0, 16).replace('T', ' '))
  return partOf(texts, ledger, field, String(value)).name
}

function amountText(type: string, value: number): Said {
  if (type === 'money')
    return Math.abs(value) >= 1e8
      ? { zh: `${decimal(value / 1e8)}亿元`, en: `${decimal(value / 1e8)} × 100 million yuan` }
      : { zh: `${decimal(value / 1e4)}万元`, en: `${decimal(value / 1e4)} × 10,000 yuan` }
  if (type === 'area') return { zh: `${decimal(value)}平方米`, en: `${decimal(value)} m²` }
  if (type === 'percent') return alike(`${decimal(value)}%`)
  return alike(String(value))
}

/** At most two decimals, without the zeros that say nothing. */
const decimal = (value: number): string => String(Number(value.toFixed(2)))
