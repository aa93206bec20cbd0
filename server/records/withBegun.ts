import { referredLedger, type Ledger } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'

/** The fields with the ids of records that were begun before in the same request, where they refer to them. */
export function withBegun(
  { fields: defined }: Pick<Ledger, 'fields'>,
  fields: Fields,
  begun: ReadonlyMap<string, string>,
): Fields {
  if (begun.size === 0) return fields
  const idOf = (value: JsonValue): JsonValue =>
    typeof value === 'string' ? (begun.get(value) ?? value) : value
  const named: Record<string, JsonValue> = { ...fields }
  for (const field of defined) {
    const value = fields[field.name]
    if (value === undefined || referredLedger(field) === undefined) continue
    named[field.name] = Array.isArray(value) ? value.map(idOf) : idOf(value)
  }
  return named
}
