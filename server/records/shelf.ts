import { FieldIndex } from '#server/records/fieldIndex.ts'
import type { BookView, NewVersion } from '#server/records/records.ts'
import type { JsonValue, KeptRecord } from '#shared/ledger/record.ts'

const NUMBERED = /^(\d{4})-(\d{4,9})$/
const NOBODY: ReadonlyMap<string, KeptRecord> = new Map()

/** Records in memory, found by their ids and, once somebody has asked, by what their fields hold. */
export class Shelf implements BookView {
  readonly #ledgers = new Map<string, Map<string, KeptRecord>>()
  readonly #indexes = new Map<string, Map<string, FieldIndex>>()
  readonly #numbers = new Map<string, number>()

  record(entity: string, id: string): KeptRecord | undefined {
    return this.#ledgers.get(entity)?.get(id)
  }

  all(entity: string): ReadonlyMap<string, KeptRecord> {
    return this.#ledgers.get(entity) ?? NOBODY
  }

  referring(entity: string, field: string, id: string): readonly KeptRecord[] {
    return this.matching(entity, [field], [id])
  }

  matching(
    entity: string,
    fields: readonly string[],
    values: readonly (JsonValue | undefined)[],
  ): readonly KeptRecord[] {
    const ofLedger = this.#indexes.get(entity) ?? new Map<string, FieldIndex>()
    this.#indexes.set(entity, ofLedger)
    const name = fields.join(' ')
    const index = ofLedger.get(name) ?? new FieldIndex(fields, this.all(entity).values())
    ofLedger.set(name, index)
    return index.find(values)
  }

  lastNumber(entity: string, year: string): number {
    return this.#numbers.get(`${entity} ${year}`) ?? 0
  }

  /** Keeps a record whole, in the place of what is known of it. */
  put(record: KeptRecord): void {
    const { entity, id } = record
    const kept = this.#ledgers.get(entity) ?? new Map<string, KeptRecord>()
    this.#ledgers.set(entity, kept)
    const before = kept.get(id)
    kept.set(id, record)
    for (const index of this.#indexes.get(entity)?.values() ?? []) index.replace(before, record)
    const [, year, number] = NUMBERED.exec(id) ?? []
    if (year !== undefined && Number(number) > this.lastNumber(entity, year))
      this.#numbers.set(`${entity} ${year}`, Number(number))
  }
}

/** A record with one version more. */
export function withVersion(record: KeptRecord | undefined, added: NewVersion): KeptRecord {
  const { entity, id, version, seq, on, event, fields, demo } = added
  return { entity, id, versions: [...(record?.versions ?? []), { version, seq, on, event, fields, demo }] }
}
