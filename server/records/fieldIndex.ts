import { currentFields, type Fields, type JsonValue, type KeptRecord } from '#shared/ledger/record.ts'

/** Records by what some of their fields hold now; a field that holds a list is found by each of its members. */
export class FieldIndex {
  readonly #fields: readonly string[]
  readonly #byValue = new Map<string, Map<string, KeptRecord>>()

  constructor(fields: readonly string[], records: Iterable<KeptRecord>) {
    this.#fields = fields
    for (const record of records) this.replace(undefined, record)
  }

  /** Keeps a record in the place of what it was before. */
  replace(before: KeptRecord | undefined, record: KeptRecord): void {
    if (before)
      for (const key of this.#keysOf(currentFields(before))) this.#byValue.get(key)?.delete(before.id)
    for (const key of this.#keysOf(currentFields(record))) {
      const found = this.#byValue.get(key)
      if (found) found.set(record.id, record)
      else this.#byValue.set(key, new Map([[record.id, record]]))
    }
  }

  find(values: readonly (JsonValue | undefined)[]): readonly KeptRecord[] {
    return [...(this.#byValue.get(keyOf(values))?.values() ?? [])]
  }

  #keysOf(fields: Fields): readonly string[] {
    const [only] = this.#fields
    const value = only === undefined ? undefined : fields[only]
    if (this.#fields.length === 1 && Array.isArray(value))
      return (value as readonly JsonValue[]).map((one) => keyOf([one]))
    return [keyOf(this.#fields.map((name) => fields[name]))]
  }
}

const keyOf = (values: readonly (JsonValue | undefined)[]): string =>
  JSON.stringify(values.map((value) => value ?? null))
