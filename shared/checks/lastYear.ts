import { found, type Finding } from '#shared/checks/finding.ts'
import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { lastYearPeriod } from '#shared/indicator.ts'
import { isPeriod, type Period } from '#shared/period.ts'
import { significantDigits } from '#shared/rounding.ts'
import { isSeriesKey, subjectOf, type CellKey, type SeriesKey } from '#shared/series.ts'

/** One such figure may be chance; so many of one area are a row pasted from the wrong column. */
const MANY = 3
const MOST = 2 / 3
/** Amounts do not meet again to so many digits by chance. */
export const TELLING_DIGITS = 4

type ValueAt = (series: SeriesKey, period: Period) => number | null | undefined

/** The areas with periods (`410104 2020-05`) whose drafted figures are mostly those of the year before. */
export function placesLikeLastYear(
  drafted: ReadonlyMap<CellKey, number | null>,
  published: ValueAt,
): ReadonlySet<string> {
  const tallies = new Map<string, { alike: number; compared: number }>()
  for (const [key, value] of drafted) {
    const [series, period] = key.split(' ')
    if (value === null || !isSeriesKey(series) || !isPeriod(period)) continue
    const before = published(series, lastYearPeriod(period))
    if (typeof before !== 'number' || before === 0) continue
    const place = `${subjectOf(series)} ${period}`
    const { alike, compared } = tallies.get(place) ?? { alike: 0, compared: 0 }
    tallies.set(place, { alike: alike + (before === value ? 1 : 0), compared: compared + 1 })
  }
  const repeated = [...tallies].filter(([, t]) => t.alike >= MANY && t.alike >= MOST * t.compared)
  return new Set(repeated.map(([place]) => place))
}

/** Last year's value to the last digit: the column of last year is one cell away from this one's. */
export function checkLastYear(
  { series, period, value }: Candidate,
  context: CheckContext,
): Finding | undefined {
  const before = context.history(series).find((o) => o.period === lastYearPeriod(period))?.value
  if (value === 0 || before !== value) return undefined
  const isTelling = significantDigits(value) >= TELLING_DIGITS
  return isTelling || context.repeatsLastYear(subjectOf(series), period)
    ? found('last-year', { before })
    : undefined
}
