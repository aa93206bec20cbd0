import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import type { JsonValue } from '#shared/ledger/record.ts'

interface Namers {
  readonly catalogue: Catalogue
  readonly title: (entity: string, id: string) => string
}

export type ValueTexts = (
  ledger: Pick<Ledger, 'states'>,
  field: LedgerField,
  value: JsonValue | undefined,
) => readonly string[]

/** In which words a value may be looked for, the Chinese ones first: names of codes, titles of records, the value itself. */
export function valueTexts({ catalogue, title }: Namers): ValueTexts {
  const named = (one: { readonly zh: string; readonly en: string } | undefined): readonly string[] =>
    one ? [one.zh, one.en] : []
  const ofCode = (ledger: Pick<Ledger, 'states'>, field: LedgerField, code: string): readonly string[] => {
    const value = fieldValues(ledger, field)?.find((one) => one.code === code)
    if (value) return named(value)
    const entity = referredLedger(field)
    if (entity !== undefined) return [title(entity, code)]
    switch (field.type) {
      case 'ref(owner)':
        return named(catalogue.owner(code))
      case 'ref(figure)':
        return named(catalogue.indicator(code))
      case 'ref(domain)':
        return named(catalogue.domains.find((one) => one.code === code))
      case 'ref(unit)':
        return named(catalogue.units.find((one) => one.code === code))
      default:
        return []
    }
  }
  const texts: ValueTexts = (ledger, field, value) => {
    if (value === undefined || value === null) return []
    if (Array.isArray(value)) return value.flatMap((one: JsonValue) => texts(ledger, field, one))
    if (typeof value === 'object') return Object.values(value).flatMap((one) => texts(ledger, field, one))
    const text = String(value)
    return [...ofCode(ledger, field, text), text]
  }
  return texts
}
