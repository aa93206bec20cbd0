import { isPeriod, type Period } from '#shared/period.ts'

/** A series is one indicator for one subject; its key reads `economy.retail-sales.growth@410104`. */

declare const seriesBrand: unique symbol
export type SeriesKey = string & { readonly [seriesBrand]: true }

export const SERIES_KEY_PATTERN = /^[a-z0-9]+(?:[.-][a-z0-9]+)*@[A-Za-z0-9]+(?:[:~-][A-Za-z0-9-]+)*$/

export const isSeriesKey = (text: unknown): text is SeriesKey =>
  typeof text === 'string' && text.length <= 200 && SERIES_KEY_PATTERN.test(text)

export const seriesKey = (indicator: string, subject: string): SeriesKey =>
  `${indicator}@${subject}` as SeriesKey

export const indicatorOf = (key: SeriesKey): string => key.slice(0, key.indexOf('@'))
export const subjectOf = (key: SeriesKey): string => key.slice(key.indexOf('@') + 1)

/** One figure: a series for a period, such as `economy.retail-sales.growth@410104 2020-05`. */
export type CellKey = `${SeriesKey} ${Period}`

export const cellKey = (series: SeriesKey, period: Period): CellKey => `${series} ${period}`

export function isCellKey(text: unknown): text is CellKey {
  if (typeof text !== 'string') return false
  const [series, period, ...more] = text.split(' ')
  return isSeriesKey(series) && isPeriod(period) && more.length === 0
}
