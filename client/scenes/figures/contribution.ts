import { observationAt, observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { contributionOf as contributionFrom, pairOf, type ContributionResult } from '#shared/contribution.ts'
import type { Indicator } from '#shared/indicator.ts'
import { newestReleased } from '#shared/releaseCalendar.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

export type * from '#shared/contribution.ts'

/** Every series that the contributions to a whole are read from. */
export function contributionKeys(catalogue: Catalogue, codes: readonly string[]): readonly SeriesKey[] {
  const { home } = catalogue.site
  return codes.flatMap((code) => {
    const named = catalogue.indicator(code)
    if (!named) return []
    const { level, growth } = pairOf(catalogue, named)
    return [named, level, growth].flatMap((one) => (one ? [seriesKey(one.code, home)] : []))
  })
}

/** What each part added to the growth of a whole, as the board knows it. */
export function contributionOf(
  board: Board,
  catalogue: Catalogue,
  whole: Indicator,
  parts: readonly Indicator[],
): ContributionResult {
  const keyOf = (code: string): SeriesKey => seriesKey(code, catalogue.site.home)
  return contributionFrom(
    {
      catalogue,
      at: (code, period) => observationAt(board, keyOf(code), period),
      newest: (code) => newestReleased(observationsOf(board, keyOf(code))),
    },
    whole,
    parts,
  )
}
