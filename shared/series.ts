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
