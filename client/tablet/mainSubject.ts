import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { seriesKey } from '#shared/series.ts'

/** The subjects a reader here cares for, nearest first: the district, its city, the province, the nation, the rest. */
export const subjectsByNearness = ({ site, subjects }: Catalogue): readonly string[] => [
  ...new Set([site.home, site.city, site.province, site.nation, ...subjects.map((s) => s.code)]),
]

/** Whose figure stands for an indicator: the nearest subject that has one; undefined when nobody has. */
export const mainSubject = (board: Board, catalogue: Catalogue, indicator: string): string | undefined =>
  subjectsByNearness(catalogue).find(
    (subject) => (board.series[seriesKey(indicator, subject)]?.length ?? 0) > 0,
  )
