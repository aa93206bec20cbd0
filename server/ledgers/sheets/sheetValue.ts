import type { SheetValue } from '#server/ledgers/sheets/sheetPlan.ts'
import { WRITTEN_IN } from '#server/ledgers/sheets/sheetColumns.ts'
import { momentSerial, sheetDay } from '#shared/ledger/import/sheetDay.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'
import { isPeriod, type Locale } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** Names behind codes, as they stand in a sheet. */
export interface SheetTongue {
  readonly locale: Locale
  /** The name behind a code of the catalogue. */
  readonly named: (type: string, code: string) => string
  /** What a record is called; its id where it has no name for the reader. */
  readonly title: (ledger: string, id: string) => string
}

const APART = '；'

/** A field's value as it is written into a sheet, so that reading it again gives the very value. */
export function sheetValue(
  value: JsonValue | undefined,
  field: LedgerField,
  ledger: Pick<Ledger, 'states'>,
  tongue: SheetTongue,
): SheetValue {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value))
    return value.map((one: JsonValue) => String(sheetValue(one, field, ledger, tongue) ?? '')).join(APART)
  if (typeof value === 'object') return Object.values(value).map(String).join(' ')
  const coded = fieldValues(ledger, field)?.find(({ code }) => code === String(value))
  if (coded) return tongue.locale === 'en' ? coded.en : coded.zh
  if (typeof value === 'number') return shiftDecimal(value, -(WRITTEN_IN[field.type]?.exponent ?? 0))
  const text = String(value)
  if (field.type === 'date' && isPeriod(text)) return sheetDay(text)
  if (field.type === 'datetime') return momentSerial(text) ?? text
  const entity = referredLedger(field)
  if (entity === undefined) return tongue.named(field.type, text)
  const title = tongue.title(entity, text)
  // The number first, by which it is known again whatever it is called by then.
  return title === text ? text : `${text} ${title}`
}
