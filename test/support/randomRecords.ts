import { withVersion, Shelf } from '#server/records/shelf.ts'
import type { NewVersion } from '#server/records/records.ts'
import { fieldValues, referredLedger, type Ledger, type LedgerField } from '#shared/ledger/ledger.ts'
import { currentFields, type JsonValue, type KeptRecord } from '#shared/ledger/record.ts'
import { addDays, asPeriod, monthOf, type Day } from '#shared/period.ts'

/** Numbers between 0 and 1 from a seed: the same ones every time. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const START = asPeriod('2024-06-01')
/** Days of the history that is made up. */
const DAYS = 900
/** Few ids and few names, so that records meet. */
const IDS = 12

/** Makes up records of any ledger, with fields as its definition asks for them. */
export class RandomRecords {
  readonly #random: () => number
  readonly #ledgers: ReadonlyMap<string, Ledger>

  constructor(seed: number, ledgers: ReadonlyMap<string, Ledger>) {
    this.#random = seededRandom(seed)
    this.#ledgers = ledgers
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  pick<T>(from: readonly T[]): T {
    const found = from[this.below(from.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  day(): Day {
    return addDays(START, this.below(DAYS))
  }

  id(): string {
    return `R${this.below(IDS)}`
  }

  /** A new record, or some fields of a known one said anew; often as of a day that has long passed. */
  version(ledger: Ledger, known: KeptRecord | undefined, id: string, seq: number): NewVersion {
    const before = known ? currentFields(known) : {}
    const typed = ledger.fields.filter(({ type, computed }) => type !== 'id' && !computed)
    const said = known ? typed.filter(() => this.#random() < 0.4) : typed
    const fields: Record<string, JsonValue> = { ...before }
    for (const field of said) fields[field.name] = this.#value(ledger, field)
    return {
      ...{ entity: ledger.code, id, version: (known?.versions.length ?? 0) + 1, seq, event: 'pushed' },
      ...{ on: this.day(), fields, demo: this.#random() < 0.3, reason: null, actor: null },
    }
  }

  #value(ledger: Ledger, field: LedgerField): JsonValue {
    if (this.#random() < 0.1) return null
    const known = fieldValues(ledger, field)
    const referred = referredLedger(field)
    if (field.type === 'boolean') return this.#random() < 0.5
    if (field.type === 'set') return (known ?? []).map(({ code }) => code).filter(() => this.#random() < 0.5)
    if (known) return this.pick(known).code
    if (referred !== undefined) return field.type.endsWith('[]') ? [this.id(), this.id()] : this.id()
    const range = ledger.checks.find((check) => check.kind === 'range' && check.field === field.name)
    if (range?.kind === 'range') return (range.min ?? 0) + this.below((range.max ?? 100) - (range.min ?? 0))
    return this.#plain(field)
  }

  #plain({ type }: LedgerField): JsonValue {
    switch (type) {
      case 'integer':
        return this.below(50)
      case 'money':
      case 'number':
      case 'area':
      case 'percent':
        return this.below(10_000_000) / this.pick([1, 10, 100])
      case 'date':
        return this.day()
      case 'datetime':
        return `${this.day()}T08:00:00+08:00`
      case 'period':
        return this.pick([monthOf(this.day()), asPeriod('2025-H1'), asPeriod('2025-H2'), asPeriod('2025')])
      case 'ref(domain)':
        return this.pick(['ecology', 'recovery', 'industry-support'])
      case 'ref(owner)':
        return this.pick(['bureau.projects', 'bureau.office'])
      case 'ref(figure)':
        return 'economy.retail-sales.growth'
      case 'ref(person)[]':
        return [this.pick(['甲', '乙']), this.pick(['丙', '丁'])]
      case 'percent[12]':
      case 'list(date,text)':
      case 'file':
        return null
      default:
        return this.pick(['甲', '乙', '丙', '丁'])
    }
  }

  /** The ledger by its code. */
  ledger(code: string): Ledger {
    const found = this.#ledgers.get(code)
    if (!found) throw new Error(`no ledger ${code}`)
    return found
  }
}

/** Puts versions on a shelf, as committing them does. */
export function shelve(shelf: Shelf, versions: readonly NewVersion[]): void {
  for (const version of versions) shelf.put(withVersion(shelf.record(version.entity, version.id), version))
}
