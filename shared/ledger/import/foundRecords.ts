import { plainText } from '#shared/cells/plainText.ts'
import type { Fields, JsonValue } from '#shared/ledger/record.ts'
import type { Day } from '#shared/period.ts'

/** A record that stands in a ledger, as far as a list has to know of it. */
export interface FoundRecord {
  readonly id: string
  readonly version: number
  readonly fields: Fields
  /** The day from which it has been there. */
  readonly since: Day
}

/** Records of a ledger asked for by what some of their fields say; `id` is a field here. */
export interface RecordAsk {
  readonly ledger: string
  readonly fields: readonly string[]
  /** As `keyText` makes them. */
  readonly keys: readonly string[]
}

/** By `askOf` and key. */
export type FoundRecords = Readonly<Record<string, Readonly<Record<string, readonly FoundRecord[]>>>>

export const askOf = ({ ledger, fields }: Pick<RecordAsk, 'ledger' | 'fields'>): string =>
  [ledger, ...fields].join(' ')

/** What several fields say together, so that the same is the same whatever width or spaces it is typed with. */
export const keyText = (values: readonly (JsonValue | undefined)[]): string =>
  values
    .map((value) => (typeof value === 'string' ? plainText(value) : JSON.stringify(value ?? null)))
    .join('\u001f')

/** Looks among what is known and notes what is not, so that all of it can be asked for at once. */
export interface RecordLookUp {
  /** Undefined where nobody has asked yet. */
  readonly find: (
    ledger: string,
    fields: readonly string[],
    key: string,
  ) => readonly FoundRecord[] | undefined
  readonly asks: () => readonly RecordAsk[]
}

export function recordLookUp(found: FoundRecords): RecordLookUp {
  const wanted = new Map<string, { readonly ask: Omit<RecordAsk, 'keys'>; readonly keys: Set<string> }>()
  return {
    find: (ledger, fields, key) => {
      const code = askOf({ ledger, fields })
      const known = found[code]
      if (known && Object.hasOwn(known, key)) return known[key]
      const entry = wanted.get(code) ?? { ask: { ledger, fields }, keys: new Set() }
      wanted.set(code, entry)
      entry.keys.add(key)
      return undefined
    },
    asks: () => [...wanted.values()].map(({ ask, keys }) => ({ ...ask, keys: [...keys] })),
  }
}
