import { sql, type Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'
import type { Period } from '#shared/period.ts'
import { STILL_AWAITED } from '#shared/releaseCalendar.ts'
import type { SeriesKey } from '#shared/series.ts'

const settled = sql<boolean>`(v.missing is null or v.missing not in (${sql.join([...STILL_AWAITED])}))`

export interface Span {
  readonly series: SeriesKey
  readonly first: Period
  readonly last: Period
}

/** First and newest settled period of these series, as known at a seq; within a series texts are in order. */
export const spansOf = (read: Kysely<Tables>, series: readonly SeriesKey[], seq: number): Promise<Span[]> =>
  read
    .selectFrom('vintage as v')
    .select((eb) => ['v.series', eb.fn.min('v.period').as('first'), eb.fn.max('v.period').as('last')])
    .where('v.series', 'in', series)
    .where('v.seq', '<=', seq)
    .where(settled)
    .groupBy('v.series')
    .execute()

export interface Arrival {
  readonly series: SeriesKey
  readonly period: Period
  readonly at: string
  readonly demo: number
}

/** When each of these periods was first settled, by series. */
export const arrivalsOf = (
  read: Kysely<Tables>,
  series: readonly SeriesKey[],
  periods: readonly Period[],
  seq: number,
): Promise<Arrival[]> =>
  read
    .selectFrom('vintage as v')
    .innerJoin('release_log as r', 'r.seq', 'v.seq')
    .select((eb) => ['v.series', 'v.period', eb.fn.min('r.at').as('at'), eb.fn.min('v.demo').as('demo')])
    .where('v.series', 'in', series)
    .where('v.period', 'in', periods)
    .where('v.seq', '<=', seq)
    .where(settled)
    .groupBy(['v.series', 'v.period'])
    .execute()

/** When a release became public. */
export const instantOfSeq = async (read: Kysely<Tables>, seq: number): Promise<string | undefined> =>
  (await read.selectFrom('release_log').select('at').where('seq', '=', seq).executeTakeFirst())?.at
