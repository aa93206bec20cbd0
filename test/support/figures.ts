import type { ReleaseRequestInput } from '#shared/contract/releaseRequest.ts'
import { asPeriod, type Period } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** Monthly, no January: growth of retail sales of the district. */
export const RETAIL: SeriesKey = seriesKey('economy.retail-sales.growth', '410104')
export const MAY: Period = asPeriod('2020-05')

/** A release of one figure. Publishing over another value needs the reason it carries. */
export const figure = (
  value: number,
  period: Period = MAY,
  series: SeriesKey = RETAIL,
): ReleaseRequestInput => ({
  observations: [{ series, period, value, reason: 'test' }],
})
