import { observationAt, observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { stepPeriod, type Indicator } from '#shared/indicator.ts'
import { newestReleased } from '#shared/releaseCalendar.ts'
import type { Period } from '#shared/period.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** Where the district stood at the end of one period; without a rank where that is not known. */
export interface PathPoint {
  readonly period: Period
  readonly rank: number | undefined
}

/** The place of one figure and the way it came there, oldest first. */
export interface PlacePath {
  readonly indicator: Indicator
  readonly key: SeriesKey
  readonly period: Period
  /** Places are published as such, and not worked out from the peers' figures. */
  readonly isPublished: boolean
  readonly rank: number
  /** Undefined for published places: who else was ranked is not said. */
  readonly place: Place | undefined
  /** Places gained since the period before; undefined where one of the two is not known. */
  readonly gained: number | undefined
  /** One of the two places may still change, or they are among different numbers of peers. */
  readonly isProvisional: boolean
  /** Among how many, at least: the lowest place that is drawn. */
  readonly lowest: number
  readonly demo: boolean
  readonly points: readonly PathPoint[]
}

export const pathKeys = ({ site }: Catalogue, code: string): readonly SeriesKey[] =>
  [...new Set([site.home, ...site.peers])].map((subject) => seriesKey(code, subject))

/** The last `length` places of a figure; undefined where the district has none now. */
export function placePath(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  length: number,
): PlacePath | undefined {
  const key = seriesKey(indicator.code, catalogue.site.home)
  const period = newestReleased(observationsOf(board, key))
  if (!period) return undefined
  const periods = [period]
  const rule = catalogue.rule(indicator.rule)
  while (periods.length < length) periods.unshift(stepPeriod(rule, periods[0] ?? period, -1))
  const head = { indicator, key, period }
  return indicator.kind === 'rank'
    ? published(board, catalogue, head, periods)
    : workedOut(board, catalogue, head, periods)
}

type Head = Pick<PlacePath, 'indicator' | 'key' | 'period'>

function published(
  board: Board,
  { site }: Catalogue,
  head: Head,
  periods: readonly Period[],
): PlacePath | undefined {
  const points = periods.map((period) => ({
    period,
    rank: observationAt(board, head.key, period)?.value ?? undefined,
  }))
  const rank = points.at(-1)?.rank
  if (rank === undefined) return undefined
  const before = points.at(-2)?.rank
  return {
    ...head,
    isPublished: true,
    rank,
    place: undefined,
    gained: before === undefined ? undefined : before - rank,
    isProvisional: false,
    lowest: lowestOf(points, site.peers.length),
    demo: observationAt(board, head.key, head.period)?.demo === true,
    points,
  }
}

function workedOut(
  board: Board,
  catalogue: Catalogue,
  head: Head,
  periods: readonly Period[],
): PlacePath | undefined {
  const { home } = catalogue.site
  const rankings = periods.map((period) => rankPeers(board, catalogue, head.indicator, period))
  const points = rankings.map((ranking) => ({ period: ranking.period, rank: placeOf(ranking, home)?.rank }))
  const now = rankings.at(-1)
  const place = now && placeOf(now, home, rankings.at(-2))
  if (!place) return undefined
  return {
    ...head,
    isPublished: false,
    rank: place.rank,
    place,
    gained: place.before && place.before.rank - place.rank,
    isProvisional: place.provisional || place.before?.provisional === true,
    lowest: lowestOf(points, place.count),
    demo: place.demo,
    points,
  }
}

const lowestOf = (points: readonly PathPoint[], count: number): number =>
  points.reduce((lowest, { rank = 0 }) => Math.max(lowest, rank), count)
