import { found, type Finding } from '#shared/checks/finding.ts'
import type { Candidate, CheckContext } from '#shared/checks/context.ts'
import { lastYearPeriod } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { significantDigits } from '#shared/rounding.ts'
import { isSeriesKey, subjectOf, type CellKey, type SeriesKey } from '#shared/series.ts'

/** One such figure may be chance; so many of one area are a row pasted from the wrong column. */
const MANY = 3
const MOST = 2 / 3
/** Amounts do not meet again to so many digits by chance. */
export const TELLING_DIGITS = 4

type ValueAt = (series: SeriesKey, period: Period) => number | null | undefined

/** What follows the indicator in a cell's key is its place: area and period, `410104 2020-05`. */
const placeOf = (key: CellKey): string => key.slice(key.indexOf('@') + 1)

/** Whether the drafted figures of an area and period are mostly those of the year before. */
export function likeLastYear(drafted: ReadonlyMap<CellKey, number | null>, published: ValueAt) {
  let places: Map<string, CellKey[]> | undefined
  const known = new Map<string, boolean>()
  return (subject: string, period: Period): boolean => {
    const place = `${subject} ${period}`
    places ??= byPlace(drafted.keys())
    const found = known.get(place) ?? isRepeated(places.get(place) ?? [], period, drafted, published)
    known.set(place, found)
    return found
  }
}

function byPlace(keys: Iterable<CellKey>): Map<string, CellKey[]> {
  const places = new Map<string, CellKey[]>()
  for (const key of keys) {
    const place = placeOf(key)
    const own = places.get(place)
    if (own) own.push(key)
    else places.set(place, [key])
  }
  return places
}

function isRepeated(
  keys: readonly CellKey[],
  period: Period,
  drafted: ReadonlyMap<CellKey, number | null>,
  published: ValueAt,
): boolean {
  let [alike, compared] = [0, 0]
  for (const key of keys) {
    const [value, series] = [drafted.get(key), key.slice(0, key.indexOf(' '))]
    const before = isSeriesKey(series) ? published(series, lastYearPeriod(period)) : undefined
    if (typeof value !== 'number' || typeof before !== 'number' || before === 0) continue
    compared += 1
    if (before === value) alike += 1
  }
  return alike >= MANY && alike >= MOST * compared
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
