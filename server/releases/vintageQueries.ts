import { sql, type Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'
import type { Period } from '#shared/period.ts'
import type { SeriesKey } from '#shared/series.ts'

/** A vintage with instant and owner of its release, and the release's source where it has none of its own. */
export type PublishedVintage = Tables['vintage'] & Pick<Tables['release_log'], 'at' | 'owner'>

/** Of `vintage as v`: the one that stands for its series and period. */
export const NEWEST_VINTAGE = sql<boolean>`v.vintage = (
  select max(w.vintage) from vintage w where w.series = v.series and w.period = v.period)`

const published = (read: Kysely<Tables>, series: SeriesKey) =>
  read
    .selectFrom('vintage as v')
    .innerJoin('release_log as r', 'r.seq', 'v.seq')
    .select([
      'v.series',
      'v.period',
      'v.vintage',
      'v.value',
      'v.status',
      'v.missing',
      'v.demo',
      'v.note',
      'v.reason',
      'v.revision',
      'v.seq',
      'r.at',
      'r.owner',
    ])
    .select((eb) => eb.fn.coalesce('v.source', 'r.source').as('source'))
    .where('v.series', '=', series)

export function vintagesOf(
  read: Kysely<Tables>,
  series: SeriesKey,
  period: Period | undefined,
): Promise<PublishedVintage[]> {
  const all = published(read, series)
  return (period === undefined ? all : all.where('v.period', '=', period)).execute()
}

/** Per period the newest vintage, or the newest of the releases up to `seq`. */
export const newestVintages = (
  read: Kysely<Tables>,
  series: SeriesKey,
  seq: number | undefined,
): Promise<PublishedVintage[]> =>
  published(read, series)
    .where(
      seq === undefined
        ? NEWEST_VINTAGE
        : sql<boolean>`v.vintage = (
            select max(w.vintage) from vintage w
            where w.series = v.series and w.period = v.period and w.seq <= ${seq})`,
    )
    .execute()

/** The newest period of every series, in no order; each mark is looked up by its key, as a join would scan all vintages. */
export const newestOfAll = (read: Kysely<Tables>) =>
  read
    .selectFrom('latest as l')
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom('vintage as v')
        .select('v.demo')
        .whereRef('v.series', '=', 'l.series')
        .whereRef('v.period', '=', 'l.period')
        .orderBy('v.vintage', 'desc')
        .limit(1)
        .as('demo'),
    )
    .execute()

/** Of each of these observations the vintage that stood after release `seq`. */
export async function vintagesAt(
  read: Kysely<Tables>,
  keys: readonly Pick<Tables['vintage'], 'series' | 'period'>[],
  seq: number,
): Promise<Pick<Tables['vintage'], 'series' | 'period' | 'vintage' | 'value' | 'missing'>[]> {
  if (keys.length === 0) return []
  const wanted = sql.join(keys.map(({ series, period }) => sql`(${series}, ${period})`))
  const rows = await read
    .selectFrom('vintage')
    .select(['series', 'period', 'vintage', 'value', 'missing'])
    .where('seq', '<=', seq)
    .where(sql<boolean>`(series, period) in (values ${wanted})`)
    .orderBy('vintage')
    .execute()
  return [...new Map(rows.map((row) => [`${row.series} ${row.period}`, row])).values()]
}
