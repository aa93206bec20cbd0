import { amountText, columnUnit, grouped, inUnit, unitsOf } from '#client/components/ledgers/amountText.ts'
import { calendarDay, minuteTime } from '#client/format/instant.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { isPeriod, periodLabel, type Locale } from '#shared/period.ts'

/** What has to be known beside a field to write its value down. */
export interface FieldTongue {
  readonly locale: Locale
  readonly separator: string
  /** The name behind a code of the catalogue: an office, an indicator, a unit, a topic. */
  readonly named: (kind: string, code: string) => string
  /** What the record of a ledger is called, where that is known. */
  readonly title: (ledger: string, id: string) => string
  /** Amounts in the unit of their column, without saying it. */
  readonly column?: boolean
}

/** A value as it is kept, for where no field says how it is written. */
export const plainText = (value: JsonValue | undefined): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const NAMED = /^ref\((figure|unit|owner|domain)\)$/

/** A field's value as a reader is to see it; empty for one that is not filled in. */
export function fieldText(
  value: JsonValue | undefined,
  field: LedgerField,
  ledger: Pick<Ledger, 'states'>,
  tongue: FieldTongue,
): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value))
    return value.map((one: JsonValue) => single(one, field, ledger, tongue)).join(tongue.separator)
  return single(value, field, ledger, tongue)
}

function single(
  value: JsonValue,
  field: LedgerField,
  ledger: Pick<Ledger, 'states'>,
  tongue: FieldTongue,
): string {
  const { locale } = tongue
  const coded = fieldValues(ledger, field)?.find(({ code }) => code === plainText(value))
  if (coded) return locale === 'en' ? coded.en : coded.zh
  if (typeof value === 'number') return numberText(value, field, tongue)
  if (typeof value === 'object') return value === null ? '' : Object.values(value).map(plainText).join(' ')
  const text = plainText(value)
  const kind = NAMED.exec(field.type)?.[1]
  if (kind !== undefined) return tongue.named(kind, text)
  const entity = referredLedger(field)
  if (entity !== undefined) return tongue.title(entity, text)
  if (field.type === 'period' && isPeriod(text)) return periodLabel(text, { locale })
  if (field.type === 'datetime') return instantText(text)
  return text
}

function numberText(value: number, { type }: LedgerField, { locale, column }: FieldTongue): string {
  const units = unitsOf(type)
  const unit = column ? columnUnit(type) : undefined
  if (unit) return grouped(inUnit(value, unit), 2)
  if (units) return amountText(value, units, locale)
  return type.startsWith('percent') ? `${grouped(value)}%` : grouped(value)
}

/** `2026-11-23 14:31` on the bureau's clock; anything else as it stands. */
export function instantText(text: string): string {
  const ms = Date.parse(text)
  return Number.isNaN(ms) || !text.includes('T') ? text : `${calendarDay(ms)} ${minuteTime(ms)}`
}

/** Whether the values of a field stand with their digits one below the other. */
export const isNumeric = ({ type }: LedgerField): boolean =>
  ['money', 'area', 'number', 'integer', 'percent'].includes(type)

/** Whether the values of a field are written in digits of one width. */
export const isDigits = (field: LedgerField): boolean =>
  isNumeric(field) || ['date', 'datetime', 'period', 'id'].includes(field.type)
