import { sql } from 'kysely'
import { inBatches } from '#server/drafts/index.ts'
import type { Db } from '#server/reports/ports.ts'
import type { ReportRevision } from '#shared/contract/reports.ts'

/** What stands now of what reports printed, where it is another value or none any more. */
const changed = (db: Db) =>
  db
    .selectFrom('report_figure as f')
    .innerJoin('vintage as v', (join) =>
      join.onRef('v.series', '=', 'f.series').onRef('v.period', '=', 'f.period'),
    )
    .where(
      sql<boolean>`v.vintage = (
        select max(w.vintage) from vintage w where w.series = f.series and w.period = f.period)`,
    )
    .whereRef('v.vintage', '>', 'f.vintage')
    .where(sql<boolean>`v.value is distinct from f.value`)

/** The figures of a report that were revised since it was made, in the order of the document. */
export async function revisionsOf(db: Db, report: string): Promise<ReportRevision[]> {
  const rows = await changed(db)
    .innerJoin('release_log as r', 'r.seq', 'v.seq')
    .select(['f.n', 'v.value', 'v.vintage', 'v.seq', 'v.reason', 'r.at'])
    .where('f.report', '=', report)
    .orderBy('f.n')
    .execute()
  return rows.map(({ n, ...revision }) => ({ figure: n, ...revision }))
}

/** How many there are, of each of these reports that has any. */
export async function revisedOf(db: Db, reports: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await inBatches(reports, (batch) =>
    changed(db)
      .select('f.report')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('f.report', 'in', batch)
      .groupBy('f.report')
      .execute(),
  )
  return new Map(rows.map(({ report, count }) => [report, Number(count)]))
}
