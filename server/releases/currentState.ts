import type { CurrentRecord } from '#server/releases/reconcile.ts'
import type { CurrentRow } from '#server/releases/repository.ts'
import type { CurrentVintage } from '#server/releases/succession.ts'
import type { Tables } from '#server/store/tables.ts'
import { RecordFields } from '#shared/release.ts'

/** What stands, by series and period. */
export class CurrentVintages {
  readonly #known = new Map<string, CurrentVintage>()

  constructor(rows: readonly CurrentRow[]) {
    this.add(rows)
  }

  add(rows: readonly CurrentRow[]): void {
    for (const { vintage, value, status, missing, demo, ...key } of rows) {
      this.set(key, { vintage, value, status, missing: missing ?? undefined, demo: demo === 1 })
    }
  }

  get({ series, period }: Pick<CurrentRow, 'series' | 'period'>): CurrentVintage | undefined {
    return this.#known.get(`${series} ${period}`)
  }

  set({ series, period }: Pick<CurrentRow, 'series' | 'period'>, vintage: CurrentVintage): void {
    this.#known.set(`${series} ${period}`, vintage)
  }
}

/** What stands, by ledger and record. */
export class CurrentRecords {
  readonly #known = new Map<string, CurrentRecord>()

  constructor(rows: readonly Tables['record_vintage'][]) {
    for (const { version, fields, demo, ...key } of rows) {
      this.set(key, { version, fields: RecordFields.parse(JSON.parse(fields)), demo: demo === 1 })
    }
  }

  get({ entity, id }: { readonly entity: string; readonly id: string }): CurrentRecord | undefined {
    return this.#known.get(`${entity} ${id}`)
  }

  set({ entity, id }: { readonly entity: string; readonly id: string }, record: CurrentRecord): void {
    this.#known.set(`${entity} ${id}`, record)
  }
}
