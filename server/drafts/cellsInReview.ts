import type { Kysely } from 'kysely'
import type { Tables } from '#server/store/tables.ts'
import { cellKey, type CellKey } from '#shared/series.ts'

/** The figures that stand in drafts which have been submitted and are not public yet: which, and nothing of what they say. */
export async function cellsInReview(read: Kysely<Tables>): Promise<ReadonlySet<CellKey>> {
  const cells = await read
    .selectFrom('draft_entry as e')
    .innerJoin('draft as d', 'd.id', 'e.draft')
    .select(['e.series', 'e.period'])
    .where('e.cleared', '=', 0)
    .where('d.state', 'in', ['submitted', 'approved', 'scheduled'])
    .execute()
  return new Set(cells.map(({ series, period }) => cellKey(series, period)))
}
