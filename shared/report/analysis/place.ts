import type { Indicator } from '#shared/indicator.ts'
import { comparePeriods, type Period } from '#shared/period.ts'
import { comparability, seriesTraits } from '#shared/comparability.ts'
import { isShared } from '#shared/report/filters/rankPlace.ts'
import { comparedWith, newest, seenAt } from '#shared/report/analysis/seen.ts'
import type { Picked, Printing } from '#shared/report/printing.ts'
import { direction, ranked } from '#shared/ranking.ts'

/** A place among the districts: published as such, or counted from what all of them have published. */
export interface FoundPlace {
  /** What is ranked; of a rank that is of nothing in the catalogue the rank itself. */
  readonly of: Indicator
  /** What says the place: the published rank, or the district's own figure. */
  readonly figure: Picked
  readonly rank: number
  readonly tied: boolean
  /** The figures of all that were ranked; empty where the place was published. */
  readonly among: readonly Picked[]
  /** Peers that have not published yet: until they have, the place may change. */
  readonly absent: number
}

/** The newest place of a figure, the published one before a counted one of the same period. */
export function placeOf(printing: Printing, code: string): FoundPlace | undefined {
  const published = publishedPlace(printing, code)
  const counted = countedPlace(printing, code, newest(printing, code)?.known.period)
  if (!published || !counted) return published ?? counted
  return comparePeriods(counted.figure.known.period, published.figure.known.period) > 0 ? counted : published
}

/** The place of the period before, or else of a year before, found in the same way; only whole sets are compared. */
export function earlierPlace(printing: Printing, now: FoundPlace): FoundPlace | undefined {
  const { indicator, known } = now.figure
  const periods = comparedWith(printing, indicator, known.period)
  const find = (period: Period): FoundPlace | undefined => {
    if (now.among.length > 0) return countedPlace(printing, indicator.code, period)
    const figure = seenAt(printing, indicator.code, period)
    return figure && asPublished(now.of, figure, isShared(printing, figure))
  }
  return periods
    .map(find)
    .find(
      (one) => one !== undefined && one.among.length === now.among.length && one.absent + now.absent === 0,
    )
}

const asPublished = (of: Indicator, figure: Picked, tied: boolean): FoundPlace => ({
  ...{ of, figure, rank: figure.known.value, tied },
  ...{ among: [], absent: 0 },
})

function publishedPlace(printing: Printing, code: string): FoundPlace | undefined {
  const { catalogue } = printing.figures
  const named = catalogue.indicator(code)
  const rank =
    named?.kind === 'rank' ? named : catalogue.indicators.find(({ rankOf }) => named && rankOf === named.code)
  const figure = rank && newest(printing, rank.code)
  if (!rank || !figure) return undefined
  const of = (rank.rankOf === null ? undefined : catalogue.indicator(rank.rankOf)) ?? rank
  return asPublished(of, figure, isShared(printing, figure))
}

function countedPlace(printing: Printing, code: string, period: Period | undefined): FoundPlace | undefined {
  const { catalogue } = printing.figures
  const of = catalogue.indicator(code)
  if (!of || of.kind === 'rank' || period === undefined) return undefined
  const { home, peers, conventions } = catalogue.site
  const own = seriesTraits(catalogue, of, home)
  const like = peers.filter((one) => comparability(own, seriesTraits(catalogue, of, one), 'ranking').allowed)
  const present = like.flatMap((subject) => {
    const figure = seenAt(printing, code, period, subject)
    return figure ? [{ subject, figure, value: figure.known.value }] : []
  })
  const all = ranked(present, direction(of.better), conventions.rankTies)
  const mine = all.find(({ subject }) => subject === home)
  if (!mine || all.length < 2) return undefined
  return {
    ...{ of, figure: mine.figure, rank: mine.rank, tied: mine.tied },
    among: all.map(({ figure }) => figure),
    absent: like.length - present.length,
  }
}
