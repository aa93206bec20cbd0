import type { TrendSeries } from '#client/charts/trendData.ts'
import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesTraits } from '#shared/comparability.ts'
import { stepPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

interface TrendSubject {
  readonly subject: string
  readonly role: 'home' | 'city' | 'nation'
}

/** Two years and a quarter of months: long enough to hold last year's same month and the year before it. */
const POINTS = 27

/** Whose lines the trend draws: the district, its city, the nation; a city that looks at itself is drawn once. */
export const trendSubjects = ({ site }: Catalogue): readonly TrendSubject[] => [
  { subject: site.home, role: 'home' },
  ...(site.city === site.home ? [] : [{ subject: site.city, role: 'city' as const }]),
  { subject: site.nation, role: 'nation' },
]

/** The lines that have anything to draw. */
export const trendLines = (
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  nameOf: (subject: string) => string,
): readonly TrendSeries[] =>
  trendSubjects(catalogue)
    .map(({ subject, role }) => ({
      id: role,
      role,
      name: nameOf(subject),
      traits: seriesTraits(catalogue, indicator, subject),
      observations: observationsOf(board, seriesKey(indicator.code, subject)),
    }))
    .filter(({ observations }) => observations.some((o) => o.value !== null))

/** The first period of the newest {@link POINTS} that the lines have together. */
export function trendFrom(lines: readonly TrendSeries[], rule: ReleaseRule): Period | undefined {
  const ends = lines.flatMap((line) => line.observations.at(-1)?.period ?? [])
  let from = ends.toSorted(comparePeriods).at(-1)
  for (let i = 1; from && i < POINTS; i++) from = stepPeriod(rule, from, -1)
  return from
}
