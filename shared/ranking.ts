import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparability, seriesTraits } from '#shared/comparability.ts'
import type { Indicator, Polarity } from '#shared/indicator.ts'
import { decimalDifference } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

/** After two that share the second place comes the fourth, or the third: bureaus differ (S11). */
export type RankTies = 'skip' | 'dense'

export interface RankedPeer {
  readonly subject: string
  readonly value: number
  /** 1 is best; equal values share a place. */
  readonly rank: number
  readonly tied: boolean
  readonly demo: boolean
}

export interface Ranking {
  readonly period: Period
  readonly peers: readonly RankedPeer[]
  /** Peers of the set without a value for the period: while there are any, every place is provisional (暂列). */
  readonly absent: readonly string[]
  /** Who has a value but by another 口径, and is therefore not ranked with the others (S17). */
  readonly otherScope: readonly string[]
}

/** Another place and how far it is, in the figure's own unit; percentage points where that is percent. */
export interface PlaceGap {
  readonly rank: number
  readonly subjects: readonly string[]
  readonly distance: number
}

/** Where one subject stands among those that have published, and what is around it. */
export interface Place {
  readonly rank: number
  readonly tied: boolean
  /** Some of the peers have not published: the place may still change (暂列). */
  readonly provisional: boolean
  /** Among how many. */
  readonly count: number
  readonly demo: boolean
  /** The next better and the next worse place; left out at the ends. */
  readonly ahead?: PlaceGap
  readonly behind?: PlaceGap
  /** The place in the period before, where there was one. */
  readonly before?: { readonly period: Period; readonly rank: number; readonly provisional: boolean }
}

/**
 * The bureau's peers with a value for the period, best first by the indicator's polarity (neutral counts as higher).
 * Who is measured by another 口径 is left out and named.
 */
export function rankPeers(board: Board, catalogue: Catalogue, indicator: Indicator, period: Period): Ranking {
  const { home, peers, conventions } = catalogue.site
  const valueOf = (subject: string) => observationAt(board, seriesKey(indicator.code, subject), period)
  const own = seriesTraits(catalogue, indicator, home)
  // It is one indicator, so that two subjects of one 口径 are alike in this.
  const goes = new Map<string, boolean>()
  const goesWithUs = (subject: string): boolean => {
    const scope = catalogue.subject(subject)?.scope ?? ''
    const known = goes.get(scope)
    if (known !== undefined) return known
    const { allowed } = comparability(own, seriesTraits(catalogue, indicator, subject), 'ranking')
    goes.set(scope, allowed)
    return allowed
  }
  const present: { subject: string; value: number; demo: boolean }[] = []
  const absent: string[] = []
  for (const subject of peers.filter(goesWithUs)) {
    const observation = valueOf(subject)
    if (observation && observation.value !== null)
      present.push({ subject, value: observation.value, demo: observation.demo === true })
    else absent.push(subject)
  }
  const otherScope = catalogue.subjects
    .filter(({ code, level }) => level === 'district' && typeof valueOf(code)?.value === 'number')
    .filter(({ code }) => !goesWithUs(code))
    .map(({ code }) => code)
  return {
    period,
    peers: ranked(present, direction(indicator.better), conventions.rankTies),
    absent,
    otherScope,
  }
}

/** −1 puts the largest first, 1 the smallest. */
export const direction = (better: Polarity): 1 | -1 => (better === 'lower' ? 1 : -1)

/** Places for values in the given direction: −1 largest first, 1 smallest first. Stable among equals. */
export function ranked<T extends { readonly value: number }>(
  items: readonly T[],
  towards: 1 | -1,
  ties: RankTies,
): readonly (T & { readonly rank: number; readonly tied: boolean })[] {
  const sorted = items.toSorted((a, b) => (a.value - b.value) * towards)
  const places = new Map<number, { readonly rank: number; of: number }>()
  sorted.forEach(({ value }, i) => {
    const place = places.get(value)
    if (place) place.of++
    else places.set(value, { rank: ties === 'dense' ? places.size + 1 : i + 1, of: 1 })
  })
  return sorted.map((item, i) => {
    const { rank, of } = places.get(item.value) ?? { rank: i + 1, of: 1 }
    return { ...item, rank, tied: of > 1 }
  })
}

/** The place of a subject; undefined where it has none, or nobody to be compared with. */
export function placeOf(ranking: Ranking, subject: string, earlier?: Ranking): Place | undefined {
  const { peers, absent } = ranking
  const at = peers.findIndex((peer) => peer.subject === subject)
  const mine = peers[at]
  if (!mine || peers.length < 2) return undefined
  const gapTo = (other: RankedPeer | undefined): PlaceGap | undefined =>
    other && {
      rank: other.rank,
      subjects: peers.filter(({ rank }) => rank === other.rank).map((peer) => peer.subject),
      distance: Math.abs(decimalDifference(mine.value, other.value)),
    }
  const ahead = gapTo(peers.findLast(({ rank }) => rank < mine.rank))
  const behind = gapTo(peers.find(({ rank }) => rank > mine.rank))
  const before = earlier?.peers.find((peer) => peer.subject === subject)
  return {
    rank: mine.rank,
    tied: mine.tied,
    provisional: absent.length > 0,
    count: peers.length,
    demo: peers.some((peer) => peer.demo),
    ...(ahead && { ahead }),
    ...(behind && { behind }),
    ...(earlier &&
      before &&
      earlier.peers.length > 1 && {
        before: { period: earlier.period, rank: before.rank, provisional: earlier.absent.length > 0 },
      }),
  }
}
