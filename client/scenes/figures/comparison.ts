import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { comparability, seriesTraits, type Difference } from '#shared/comparability.ts'
import type { Indicator } from '#shared/indicator.ts'
import { measureOf, type Measure } from '#shared/measure.ts'
import { newestReleased } from '#shared/releaseCalendar.ts'
import type { Period } from '#shared/period.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

export type ComparedRole = 'home' | 'city' | 'province' | 'nation' | 'peer'

/** One that the district is compared with, in the district's own period. */
export interface Compared {
  readonly subject: string
  readonly key: SeriesKey
  readonly role: ComparedRole
  readonly value: number
  readonly demo: boolean
  /** Among the peers; areas above the districts have no place. */
  readonly rank?: number
  readonly tied?: boolean
}

export interface Comparison {
  readonly period: Period
  /** The district and the areas above it, nearest first: those that have published the period. */
  readonly areas: readonly Compared[]
  /** Best first. */
  readonly peers: readonly Compared[]
  readonly place: Place | undefined
  /** Areas above that have not published the period yet. */
  readonly awaited: readonly string[]
  /** Peers without a value for the period: while there are any, places are provisional. */
  readonly absent: readonly string[]
  /** Left out, because the two numbers do not mean the same. */
  readonly left: readonly { readonly subject: string; readonly difference: Difference }[]
}

export const comparisonKeys = ({ site }: Catalogue, code: string): readonly SeriesKey[] =>
  [site.city, site.province, site.nation, ...new Set([site.home, ...site.peers])].map((subject) =>
    seriesKey(code, subject),
  )

/** A figure of the district beside everybody it may be compared with; undefined while it has no value. */
export function comparisonOf(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
): Comparison | undefined {
  const { home, city, province, nation } = catalogue.site
  const period = newestReleased(board.series[seriesKey(indicator.code, home)] ?? [])
  const own = period && valueAt(board, indicator, home, 'home', period)
  if (!period || !own) return undefined
  const traits = seriesTraits(catalogue, indicator, home)
  const areas = [['city', city] as const, ['province', province] as const, ['nation', nation] as const]
  const above = (addsUp(indicator) ? [] : areas).map(([role, subject]) => ({
    subject,
    found: valueAt(board, indicator, subject, role, period),
    ...comparability(traits, seriesTraits(catalogue, indicator, subject), 'comparison'),
  }))
  const ranking = rankPeers(board, catalogue, indicator, period)
  return {
    period,
    areas: [own, ...above.flatMap(({ allowed, found }) => (allowed && found ? [found] : []))],
    peers:
      indicator.better === 'neutral'
        ? []
        : ranking.peers.map(({ subject, value, demo, rank, tied }) => ({
            ...{ subject, value, demo, rank, tied },
            key: seriesKey(indicator.code, subject),
            role: subject === home ? 'home' : 'peer',
          })),
    place: placeOf(ranking, home),
    awaited: above.flatMap(({ subject, allowed, found }) => (allowed && !found ? [subject] : [])),
    absent: ranking.peers.length > 1 ? ranking.absent : [],
    left: above.flatMap(({ subject, found, barriers: [difference] }) =>
      found && difference ? [{ subject, difference }] : [],
    ),
  }
}

/** An area's amount holds that of its districts: beside it theirs could not be seen. */
const ADDS_UP: ReadonlySet<Measure> = new Set(['cumulative', 'count', 'single-period', 'stock'])
const addsUp = (indicator: Indicator): boolean => ADDS_UP.has(measureOf(indicator))

function valueAt(
  board: Board,
  indicator: Indicator,
  subject: string,
  role: ComparedRole,
  period: Period,
): Compared | undefined {
  const key = seriesKey(indicator.code, subject)
  const found = observationAt(board, key, period)
  if (!found || found.value === null) return undefined
  return { subject, key, role, value: found.value, demo: found.demo === true }
}

/** Rows that are shown, best first: a number stands for that many that are left out there. */
export type ChosenRows = readonly (Compared | number)[]

/** The best, a gap, those around the district, a gap, the last: with fewer rows only those around the district. */
const LEAST_WITH_GAPS = 5

/** As many as fit, the district always among them; where there is room for it, the best and the last too. */
export function chooseRows(peers: readonly Compared[], rows: number): ChosenRows {
  if (peers.length <= rows) return peers
  if (rows < LEAST_WITH_GAPS) return peers.slice(...aroundHome(peers, rows))
  for (let size = rows; ; size--) {
    const [from, until] = aroundHome(peers, size)
    const kept = new Set([0, peers.length - 1, ...Array.from({ length: until - from }, (_, i) => from + i)])
    const chosen = withGaps(peers, kept)
    if (chosen.length <= rows) return chosen
  }
}

function aroundHome(peers: readonly Compared[], size: number): readonly [from: number, until: number] {
  const home = Math.max(
    0,
    peers.findIndex(({ role }) => role === 'home'),
  )
  const wanted = home - Math.floor((Math.max(1, size) - 1) / 2)
  const from = Math.min(Math.max(0, wanted), Math.max(0, peers.length - size))
  return [from, Math.min(peers.length, from + Math.max(1, size))]
}

function withGaps(peers: readonly Compared[], kept: ReadonlySet<number>): ChosenRows {
  const rows: (Compared | number)[] = []
  let skipped = 0
  peers.forEach((peer, at) => {
    if (!kept.has(at)) skipped++
    else {
      if (skipped > 0) rows.push(skipped)
      rows.push(peer)
      skipped = 0
    }
  })
  return skipped > 0 ? [...rows, skipped] : rows
}
