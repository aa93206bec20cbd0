import { sql, type Transaction } from 'kysely'
import { z } from 'zod'
import type { Migration } from '#server/store/migrations/migration.ts'
import type { Tables } from '#server/store/tables.ts'

const COLUMNS = [
  `alter table vintage add column revision text`,
  `alter table release_log add column title text not null default ''`,
  `alter table release_log add column owner text not null default ''`,
  `create index audit_by_object on audit (object)`,
]

/** What replaced a preliminary number was announced; every other change of a published number was a correction. */
const KINDS = `update vintage set revision = (
  select case when p.status = 'preliminary' and vintage.status <> 'preliminary' then 'scheduled' else 'correction' end
  from vintage p where p.series = vintage.series and p.period = vintage.period
    and p.vintage = vintage.vintage - 1 and p.demo = vintage.demo and p.value is not null)
  where vintage.vintage > 1`

/** What this step knows of a release, whatever a release has become since. */
const Body = z.looseObject({ title: z.string(), owner: z.string() })
const BATCH = 100

/** Kinds of revisions; title and owner of a release beside its body, so that lists need not read the bodies. */
export const revisions: Migration = {
  id: '0002-revisions',
  async up(trx) {
    for (const statement of [...COLUMNS, KINDS]) await sql.raw(statement).execute(trx)
    let seq: number | undefined = 0
    while (seq !== undefined) seq = await nameReleases(trx, seq)
  },
}

/** Fills in title and owner of the next releases; answers with the last of them, or nothing at the end of the log. */
async function nameReleases(trx: Transaction<Tables>, after: number): Promise<number | undefined> {
  const log = trx.selectFrom('release_log').select(['seq', 'body']).where('seq', '>', after)
  const rows = await log.orderBy('seq').limit(BATCH).execute()
  for (const { seq, body } of rows) {
    const { title, owner } = Body.parse(JSON.parse(body))
    await trx.updateTable('release_log').set({ title, owner }).where('seq', '=', seq).execute()
  }
  return rows.at(-1)?.seq
}
