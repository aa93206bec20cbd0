import { inBatches } from '#server/drafts/index.ts'
import type { Db, ReportRow, Trx } from '#server/reports/ports.ts'
import type { Store } from '#server/store/store.ts'
import type { DraftState } from '#shared/contract/drafts.ts'
import type { UsedFigure } from '#shared/report/document.ts'

/** A report's row with where its draft stands. */
export type Filed<Row = ReportRow> = Row & {
  readonly draft_state: DraftState | null
  readonly draft_version: number | null
  readonly draft_submitted_at: string | null
  readonly draft_released_seq: number | null
}
/** What a list needs: text and document are long. */
export type Listed = Omit<ReportRow, 'body' | 'document'>

const COLUMNS = [
  ...(['id', 'version', 'kind', 'template', 'template_version', 'title', 'period', 'cutoff'] as const),
  ...(['issued', 'number', 'seq', 'figures', 'missing', 'demo', 'draft', 'released_seq'] as const),
  ...(['owner', 'author', 'created_at', 'changed_at', 'discarded_at'] as const),
] as const

/** Those that were not put away. */
const standing = (db: Db) =>
  db
    .selectFrom('report as r')
    .leftJoin('draft as d', 'd.id', 'r.draft')
    .select(COLUMNS.map((column) => `r.${column}` as const))
    .select([
      'd.state as draft_state',
      'd.version as draft_version',
      'd.submitted_at as draft_submitted_at',
      'd.released_seq as draft_released_seq',
    ])
    .where('r.discarded_at', 'is', null)

/** The newest change first. */
export function listReports(
  db: Db,
  { draft, issuedOnly, most }: { draft?: string | undefined; issuedOnly: boolean; most: number },
): Promise<Filed<Listed>[]> {
  let query = standing(db)
  if (draft !== undefined) query = query.where('r.draft', '=', draft)
  if (issuedOnly)
    query = query.where((eb) => eb.or([eb('r.released_seq', 'is not', null), eb('d.state', '=', 'released')]))
  return query.orderBy('r.changed_at', 'desc').orderBy('r.id').limit(most).execute()
}

export const findReport = (db: Db, id: string): Promise<Filed | undefined> =>
  standing(db).select(['r.body', 'r.document']).where('r.id', '=', id).executeTakeFirst()

/** The report's own row, locked until the end of the transaction. */
export const lockReport = (trx: Trx, engine: Store['engine'], id: string): Promise<ReportRow | undefined> => {
  const query = trx.selectFrom('report').selectAll().where('id', '=', id).where('discarded_at', 'is', null)
  // SQLite's BEGIN IMMEDIATE holds the whole file already.
  return (engine === 'postgres' ? query.forUpdate() : query).executeTakeFirst()
}

export async function insertReport(trx: Trx, row: ReportRow): Promise<void> {
  await trx.insertInto('report').values(row).execute()
}

export async function updateReport(trx: Trx, id: string, changes: Partial<ReportRow>): Promise<void> {
  await trx.updateTable('report').set(changes).where('id', '=', id).execute()
}

export async function addAuthor(trx: Trx, report: string, account: string): Promise<void> {
  await trx
    .insertInto('report_author')
    .values({ report, account })
    .onConflict((on) => on.columns(['report', 'account']).doNothing())
    .execute()
}

/** Ids of the authors of each of these reports. */
export async function authorsOf(
  db: Db,
  reports: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const rows = await inBatches(reports, (batch) =>
    db.selectFrom('report_author').selectAll().where('report', 'in', batch).orderBy('account').execute(),
  )
  const authors = new Map<string, Set<string>>(reports.map((id) => [id, new Set()]))
  for (const { report, account } of rows) authors.get(report)?.add(account)
  return authors
}

/** Puts down what the report prints in the place of what it printed. */
export async function putFigures(trx: Trx, report: string, figures: readonly UsedFigure[]): Promise<void> {
  await trx.deleteFrom('report_figure').where('report', '=', report).execute()
  const rows = figures.map(({ series, period, vintage, value }, n) => ({
    ...{ report, n, series, period, vintage, value },
  }))
  await inBatches(rows, async (batch) => {
    await trx.insertInto('report_figure').values(batch).execute()
    return []
  })
}
