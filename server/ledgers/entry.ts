import type { Looking } from '#server/ledgers/looking.ts'
import type { Sight } from '#server/ledgers/sight.ts'
import type { Light } from '#shared/ledger/deadline.ts'
import type { LedgerField } from '#shared/ledger/ledger.ts'
import type { Fields, JsonValue, KeptRecord } from '#shared/ledger/record.ts'

/** A record while a list is made of it. */
export interface Entry {
  readonly record: KeptRecord
  readonly fields: Fields
  /** A field as they may read it, `id` included. */
  readonly value: (name: string) => JsonValue
  readonly light: () => Light
}

interface Ground {
  readonly looking: Looking
  readonly sight: Sight
  readonly byName: ReadonlyMap<string, LedgerField>
}

/** There are a hundred thousand of these at once: what is costly is worked out when it is asked for, and kept. */
class LazyEntry implements Entry {
  readonly record: KeptRecord
  readonly fields: Fields
  readonly #ground: Ground
  #whole: Fields | undefined
  #light: Light | undefined

  constructor(ground: Ground, record: KeptRecord, fields: Fields) {
    this.#ground = ground
    this.record = record
    this.fields = fields
  }

  value(name: string): JsonValue {
    const { looking, sight, byName } = this.#ground
    if (name === 'id') return this.record.id
    const field = byName.get(name)
    if (!field || !sight.reads(field, this.fields)) return null
    if (!field.computed) return this.fields[name] ?? null
    this.#whole ??= looking.whole(sight.ledger, this.record, this.fields)
    return this.#whole[name] ?? null
  }

  light(): Light {
    const { looking, sight } = this.#ground
    return (this.#light ??= looking.light(sight.ledger, this.record, this.fields))
  }
}

export type MakeEntry = (record: KeptRecord, fields: Fields) => Entry

/** Makes entries of the records of one ledger for whoever looks. */
export function entriesOf(looking: Looking, sight: Sight): MakeEntry {
  const byName = new Map(sight.ledger.fields.map((field) => [field.name, field]))
  const ground: Ground = { looking, sight, byName }
  return (record, fields) => new LazyEntry(ground, record, fields)
}
