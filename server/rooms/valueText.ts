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
  if (field.type === 'datetime' && typeof value === 'string') return alike(bureauTime(value))
  return partOf(texts, ledger, field, String(value)).name
}

function amountText(type: string, value: number): Said {
  if (type === 'money') return { zh: moneyZh(value), en: moneyEn(value) }
  if (type === 'area') return { zh: `${decimal(value)}平方米`, en: `${decimal(value)} m²` }
  if (type === 'percent') return alike(`${decimal(value)}%`)
  return alike(decimal(value))
}

const EIGHT_HOURS = 8 * 3_600_000

/** An instant on the bureau's clock; what holds none is told as it stands. */
function bureauTime(value: string): string {
  const instant = value.endsWith('Z') ? Date.parse(value) : Number.NaN
  const text = Number.isNaN(instant) ? value : new Date(instant + EIGHT_HOURS).toISOString()
  return text.slice(0, 16).replace('T', ' ')
}

/** In the unit that each language counts money in. */
const moneyZh = (yuan: number): string =>
  Math.abs(yuan) >= 1e8 ? `${decimal(yuan / 1e8)}亿元` : `${decimal(yuan / 1e4)}万元`
const moneyEn = (yuan: number): string =>
  Math.abs(yuan) >= 1e6 ? `${decimal(yuan / 1e6)} million yuan` : `${decimal(yuan)} yuan`

const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: false })

/** At most two decimals, without the zeros that say nothing. */
const decimal = (value: number): string => decimals.format(value)
