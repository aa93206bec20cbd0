import { comparePeriods, samePeriodLastYear, type Period } from '#shared/period.ts'

export type Range = '1y' | '3y' | 'all'
/** What a chart shows: a range, or once the reader has zoomed by hand a stretch of their own. */
export type Sight = Range | 'own'
const YEARS: readonly (readonly [Range, number])[] = [
  ['1y', 1],
  ['3y', 3],
]
/** Fewer points than this are no line. */
const FEWEST_POINTS = 4

/** First and last index of a range at the end of a run of periods; a year reaches back to the same period last year. */
export function rangeWindow(periods: readonly Period[], range: Range): readonly [number, number] {
  const last = periods.at(-1)
  const years = YEARS.find(([code]) => code === range)?.[1]
  if (last === undefined || years === undefined) return [0, Math.max(0, periods.length - 1)]
  let from = last
  for (let i = 0; i < years; i++) from = samePeriodLastYear(from)
  return [periods.findIndex((period) => comparePeriods(period, from) >= 0), periods.length - 1]
}

/** Three years where they are a line of some length, else everything. */
export function firstRange(periods: readonly Period[]): Range {
  const [from, to] = rangeWindow(periods, '3y')
  return usefulRanges(periods).includes('3y') && to - from + 1 >= 3 * FEWEST_POINTS ? '3y' : 'all'
}

/** The ranges worth a button: those that show a line and leave something out, and the whole. */
export function usefulRanges(periods: readonly Period[]): readonly Range[] {
  const shorter = YEARS.map(([range]) => range).filter((range) => {
    const [from, to] = rangeWindow(periods, range)
    return from > 0 && to - from + 1 >= FEWEST_POINTS
  })
  return shorter.length > 0 ? [...shorter, 'all'] : []
}
