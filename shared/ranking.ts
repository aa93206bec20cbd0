import { observationAt, type Board } from '#shared/board.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

/** After two that share the second place comes the fourth, or the third: bureaus differ (S11). */
export type RankTies = 'skip' | 'dense'

export interface RankedPeer {
  readonly subject: string
  readonly value: number
  /** 1 is best; equal values share a place and the next place is skipped (S11). */
  readonly rank: number
  readonly tied: boolean
  readonly demo: boolean
}

export interface Ranking {
  readonly period: Period
  readonly peers: readonly RankedPeer[]
  /** Peers of the set without a value for the period: while there are any, every place is provisional (暂列). */
  readonly absent: readonly string[]
}

/** The peers with a value for the period, best first by the indicator's polarity (neutral counts as higher). */
export function rankPeers(
  board: Board,
  indicator: Indicator,
  period: Period,
  subjects: readonly string[],
): Ranking {
  const present: { subject: string; value: number; demo: boolean }[] = []
  const absent: string[] = []
  for (const subject of subjects) {
    const observation = observationAt(board, seriesKey(indicator.code, subject), period)
    if (observation && observation.value !== null)
      present.push({ subject, value: observation.value, demo: observation.demo === true })
    else absent.push(subject)
  }
  return { period, peers: ranked(present, indicator.better === 'lower' ? 1 : -1), absent }
}

/** Places for values in the given direction: −1 largest first, 1 smallest first. Stable among equals. */
export function ranked<T extends { readonly value: number }>(
  items: readonly T[],
  direction: 1 | -1,
): readonly (T & { readonly rank: number; readonly tied: boolean })[] {
  const sorted = items.toSorted((a, b) => (a.value - b.value) * direction)
  return sorted.map((item) => ({
    ...item,
    rank: sorted.findIndex((other) => other.value === item.value) + 1,
    tied: sorted.filter((other) => other.value === item.value).length > 1,
  }))
}
