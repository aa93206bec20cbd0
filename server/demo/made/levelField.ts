import { asPeriod } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'
import { along, type Course } from '#server/demo/made/cyclePaths.ts'
import type { GrowthField } from '#server/demo/made/growthField.ts'
import { CUMULATIVE, LEVEL_MODELS, REVENUE_2018, type Season } from '#server/demo/made/levelModels.ts'
import { monthIndex, monthOfYear, yearOf } from '#server/demo/made/months.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

const BASE_YEAR = 2018
const BASE_MONTH = monthIndex(asPeriod(String(BASE_YEAR)))
const REVENUE = 'economy.fiscal-revenue.level'

/** Amounts of an area: those of a year before, grown by the growth rate, led through what was really published. */
export class LevelField {
  readonly #growth: GrowthField
  readonly #book: ValueBook
  readonly #home: string
  readonly #grown = new Map<string, number>()
  readonly #leads = new Map<string, Course>()

  constructor(growth: GrowthField, book: ValueBook, home: string) {
    this.#growth = growth
    this.#book = book
    this.#home = home
  }

  /** Unrounded; undefined where the demonstration draws no such amount. */
  at(code: string, area: string, month: number): number | undefined {
    const model = LEVEL_MODELS[code]
    const in2018 = area === this.#home ? model?.in2018 : code === REVENUE ? REVENUE_2018[area] : undefined
    if (!model || in2018 === undefined) return undefined
    return (
      this.#grownTo(code, area, month, in2018, model.season) *
      Math.exp(along(this.#lead(code, area, in2018, model.season), month))
    )
  }

  #grownTo(code: string, area: string, month: number, in2018: number, season: Season): number {
    if (yearOf(month) <= BASE_YEAR) return in2018 * shareOfYear(season, monthOfYear(month))
    const name = `${seriesKey(code, area)} ${month}`
    const known = this.#grown.get(name)
    if (known !== undefined) return known
    const growth = this.#growth.at(code.replace(/level$/, 'growth'), area, month) ?? 0
    const value = this.#grownTo(code, area, month - 12, in2018, season) * (1 + growth / 100)
    this.#grown.set(name, value)
    return value
  }

  /** Logarithm of published over grown amounts; levels and growth never quite agree, here as in life. */
  #lead(code: string, area: string, in2018: number, season: Season): Course {
    const name = seriesKey(code, area)
    const known = this.#leads.get(name)
    if (known) return known
    const lead: Course = this.#book
      .published(name)
      .filter(([month]) => month >= BASE_MONTH)
      .map(
        ([month, value]) =>
          [month, Math.log(value / this.#grownTo(code, area, month, in2018, season))] as const,
      )
      .toSorted(([a], [b]) => a - b)
    this.#leads.set(name, lead)
    return lead
  }
}

function shareOfYear(season: Season, month: number): number {
  if (season === 'balance') return 1 - 0.09 * (1 - month / 12)
  return (CUMULATIVE[season][month - 1] ?? 100) / 100
}
