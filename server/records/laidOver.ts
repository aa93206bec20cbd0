import type { BookView, NewVersion } from '#server/records/records.ts'
import { Shelf, withVersion } from '#server/records/shelf.ts'
import type { JsonValue, KeptRecord } from '#shared/ledger/record.ts'

/** A book as it will be with what is being made over it; the book itself stays as it is. */
export class LaidOver implements BookView {
  readonly #under: BookView
  readonly #own = new Shelf()
  readonly #whole = new Map<string, ReadonlyMap<string, KeptRecord>>()

  constructor(under: BookView) {
    this.#under = under
  }

  lay(version: NewVersion): void {
    this.#own.put(withVersion(this.record(version.entity, version.id), version))
    this.#whole.delete(version.entity)
  }

  record(entity: string, id: string): KeptRecord | undefined {
    return this.#own.record(entity, id) ?? this.#under.record(entity, id)
  }

  all(entity: string): ReadonlyMap<string, KeptRecord> {
    const [own, under] = [this.#own.all(entity), this.#under.all(entity)]
    if (own.size === 0) return under
    if (under.size === 0) return own
    const whole = this.#whole.get(entity) ?? new Map([...under, ...own])
    this.#whole.set(entity, whole)
    return whole
  }

  referring(entity: string, field: string, id: string): readonly KeptRecord[] {
    return this.matching(entity, [field], [id])
  }

  matching(
    entity: string,
    fields: readonly string[],
    values: readonly (JsonValue | undefined)[],
  ): readonly KeptRecord[] {
    const under = this.#under.matching(entity, fields, values)
    if (this.#own.all(entity).size === 0) return under
    const untouched = under.filter(({ id }) => this.#own.record(entity, id) === undefined)
    return [...untouched, ...this.#own.matching(entity, fields, values)]
  }

  lastNumber(entity: string, year: string): number {
    return Math.max(this.#own.lastNumber(entity, year), this.#under.lastNumber(entity, year))
  }
}

/** The same with these versions already laid. */
export function laidOver(under: BookView, versions: readonly NewVersion[]): LaidOver {
  const laid = new LaidOver(under)
  for (const version of versions) laid.lay(version)
  return laid
}
