import type { CurrentRow } from '#server/releases/repository.ts'
import type { CurrentVintage } from '#server/releases/succession.ts'

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
