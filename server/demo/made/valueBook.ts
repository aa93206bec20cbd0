import { asPeriod, type Day, type Period } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { monthIndex } from '#server/demo/made/months.ts'

/** A generated value on its way into a release. */
export interface MadeValue {
  readonly series: SeriesKey
  readonly period: Period
  readonly value: number
  readonly note?: string
  /** Day of its release where the calendar of its indicator does not give it. */
  readonly on?: Day
}

/** What is published and what was made up so far, so that later figures can be worked out from earlier ones. */
export class ValueBook {
  readonly #published = new Map<string, Map<Period, number>>()
  readonly #all = new Map<string, Map<Period, number>>()
  readonly made: MadeValue[] = []

  constructor(real: readonly HistoricRelease[]) {
    for (const { observations } of real)
      for (const { series, period, value } of observations)
        if (value !== null)
          for (const shelf of [this.#published, this.#all])
            shelfOf(shelf, series).set(asPeriod(period), value)
  }

  /** Months and newest values of what was really published of a series. */
  published(series: SeriesKey): readonly (readonly [month: number, value: number])[] {
    return [...(this.#published.get(series) ?? [])].map(
      ([period, value]) => [monthIndex(period), value] as const,
    )
  }

  get(code: string, subject: string, period: Period): number | undefined {
    return this.#all.get(seriesKey(code, subject))?.get(period)
  }

  /** Adds a generated value, unless a real one stands for that period; published figures are never shadowed. */
  add(
    code: string,
    subject: string,
    period: Period,
    value: number,
    extra: Pick<MadeValue, 'note' | 'on'> = {},
  ): void {
    const series = seriesKey(code, subject)
    if (this.#published.get(series)?.has(period)) return
    shelfOf(this.#all, series).set(period, value)
    this.made.push({ series, period, value, ...extra })
  }
}

function shelfOf(shelves: Map<string, Map<Period, number>>, series: string): Map<Period, number> {
  const known = shelves.get(series)
  if (known) return known
  const shelf = new Map<Period, number>()
  shelves.set(series, shelf)
  return shelf
}
