import { sql, type Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'
import type { SeriesKey } from '#shared/series.ts'

export type KnownVintage = Tables['vintage'] & Pick<Tables['release_log'], 'at'>

/** Per period of these series the vintage that stood at a seq, with the release's source where it has none. */
export const vintagesKnownAt = (
  read: Kysely<Tables>,
  series: readonly SeriesKey[],
  seq: number,
): Promise<KnownVintage[]> =>
  read
    .selectFrom('vintage as v')
    .innerJoin('release_log as r', 'r.seq', 'v.seq')
    .select(['v.series', 'v.period', 'v.vintage', 'v.value', 'v.status', 'v.missing'])
    .select(['v.demo', 'v.note', 'v.reason', 'v.revision', 'v.seq', 'r.at'])
    .select((eb) => eb.fn.coalesce('v.source', 'r.source').as('source'))
    .where('v.series', 'in', series)
    .where(
      sql<boolean>`v.vintage = (select max(w.vintage) from vintage w
        where w.series = v.series and w.period = v.period and w.seq <= ${seq})`,
    )
    .execute()
