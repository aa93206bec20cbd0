import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { asPeriod } from '#shared/period.ts'
import { roundHalfUp } from '#shared/rounding.ts'
import { seriesKey } from '#shared/series.ts'
import { drift, swing } from '#server/demo/made/chance.ts'
import { along, cycle, type Course } from '#server/demo/made/cyclePaths.ts'
import { GROWTH_MODELS, STEERING, type GrowthModel } from '#server/demo/made/growthModels.ts'
import { monthIndex, monthOfYear } from '#server/demo/made/months.ts'
import type { ValueBook } from '#server/demo/made/valueBook.ts'

/** Beyond the last known point its pull fades over so many months. */
const FADE_MONTHS = 12

/** The seed document: first in the city in both growth rates for January–May 2020. */
const FIRST_IN_CITY = new Set(['economy.fixed-asset-investment.growth', 'economy.retail-sales.growth'])
const FIRST_MONTH = monthIndex(asPeriod('2020-05'))

/** Growth of any indicator for any area and month, drawn so that it passes through what was really published. */
export class GrowthField {
  readonly #catalogue: Catalogue
  readonly #book: ValueBook
  readonly #pulls = new Map<string, Course>()
  readonly #city = new Map<string, number>()

  constructor(catalogue: Catalogue, book: ValueBook) {
    this.#catalogue = catalogue
    this.#book = book
  }

  /** In percent, rounded as published; undefined for an indicator that the demonstration does not draw. */
  at(code: string, area: string, month: number): number | undefined {
    const growth = GROWTH_MODELS[code]
    const { home, peers } = this.#catalogue.site
    if (!growth) return undefined
    const value = roundHalfUp(this.#drawn(code, area, month, growth), 1)
    const mustTrail =
      month === FIRST_MONTH && FIRST_IN_CITY.has(code) && area !== home && peers.includes(area)
    if (!mustTrail) return value
    const first = this.at(code, home, month) ?? value
    return Math.min(value, roundHalfUp(first - 1.6 + swing(code, area, 'behind') * 1.2, 1))
  }

  #drawn(code: string, area: string, month: number, growth: GrowthModel): number {
    const free = this.#free(code, area, month, growth)
    return free + pull(this.#pullOf(code, area, growth), month)
  }

  /** Without regard to what was published of the area: districts move with their city, all others with the nation. */
  #free(code: string, area: string, month: number, growth: GrowthModel): number {
    const { path, weight, offset, spread } = growth
    const name = seriesKey(code, area)
    const { nation, home, city, peers } = this.#catalogue.site
    if (area === nation) return cycle(path, month) + swing(name, month) * 0.05
    const isDistrict = peers.includes(area)
    const course = isDistrict ? this.#cityAt(code, city, month, growth) : offset + weight * cycle(path, month)
    // A city or province is many districts and lies nearer to the common course than any one of them.
    const width = isDistrict ? spread : spread * 0.4
    const own = area === home ? 0.3 : swing(name, 'place')
    // What is accumulated over a year shakes less the longer the year has lasted.
    const shake = swing(name, month) / Math.sqrt(monthOfYear(month))
    return course + width * (own + 0.7 * drift(name, month) + 0.3 * shake)
  }

  #cityAt(code: string, city: string, month: number, growth: GrowthModel): number {
    const name = `${code} ${month}`
    const known = this.#city.get(name)
    if (known !== undefined) return known
    const value = this.#drawn(code, city, month, growth)
    this.#city.set(name, value)
    return value
  }

  /** How far the published and steering points lie from the free line. */
  #pullOf(code: string, area: string, growth: GrowthModel): Course {
    const name = seriesKey(code, area)
    const known = this.#pulls.get(name)
    if (known) return known
    const points = new Map([...(STEERING[name] ?? []), ...this.#book.published(name)])
    const pulls: Course = [...points]
      .map(([month, value]) => [month, value - this.#free(code, area, month, growth)] as const)
      .toSorted(([a], [b]) => a - b)
    this.#pulls.set(name, pulls)
    return pulls
  }
}

/** Straight between neighbouring points not more than two years apart, fading with distance elsewhere. */
function pull(points: Course, month: number): number {
  const before = points.findLast(([at]) => at <= month)
  const after = points.find(([at]) => at >= month)
  if (before && after && after[0] - before[0] <= 2 * FADE_MONTHS) return along([before, after], month)
  return faded(before, month) + faded(after, month)
}

const faded = (point: readonly [number, number] | undefined, month: number): number =>
  point ? point[1] * Math.max(0, 1 - Math.abs(month - point[0]) / FADE_MONTHS) : 0
