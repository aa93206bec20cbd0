import type { TrendSeries } from '#client/charts/trendData.ts'
import { periodParts } from '#shared/period.ts'

/**
 * Lines cut into one stretch a year, for amounts that are counted from January: the step from December back to
 * February is no fall, so nothing is drawn across it.
 */
export const splitYears = (lines: readonly TrendSeries[]): readonly TrendSeries[] =>
  lines.flatMap((line) => {
    const yearOf = ({ period }: TrendSeries['observations'][number]): number => periodParts(period).year
    const years = [...new Set(line.observations.map(yearOf))]
    return years.map((year, i) => ({
      ...line,
      id: `${line.id} ${year}`,
      stretch: { of: line.id, isLast: i === years.length - 1 },
      observations: line.observations.filter((o) => yearOf(o) === year),
    }))
  })
