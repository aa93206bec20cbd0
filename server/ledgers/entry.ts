import type { Looking } from '#server/ledgers/looking.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import type { LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue, KeptRecord } from '#shared/ledger/record.ts'

/** A record while a list is made of it: what is costly is worked out when it is asked for. */
export interface Entry {
  readonly record: KeptRecord
  readonly fields: Fields
  /** A field as they may read it, `id` included. */
  readonly value: (name: string) => JsonValue
  readonly light: () => Light
}

export type MakeEntry = (record: KeptRecord, fields: Fields) => Entry

/** Makes entries of the records of one ledger for whoever looks. */
export function entriesOf(looking: Looking, { ledger, reads }: Sight): MakeEntry {
  const byName = new Map<string, LedgerField>(ledger.fields.map((field) => [field.name, field]))
  return (record, fields) => {
    let whole: Fields | undefined
    let light: Light | undefined
    return {
      record,
      fields,
      value: (name) => {
        if (name === 'id') return record.id
        const field = byName.get(name)
        if (!field || !reads(field, fields)) return null
        if (!field.computed) return fields[name] ?? null
        whole ??= looking.whole(ledger, record, fields)
        return whole[name] ?? null
      },
      light: () => (light ??= looking.light(ledger, record, fields)),
    }
  }
}
