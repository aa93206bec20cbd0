import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Acts say from where they came; and the log of acts is asked for by who, what and when. */
const AUDIT = [
  `alter table audit add column origin text`,
  `create index audit_by_actor on audit (actor, n)`,
  `create index audit_by_action on audit (action, n)`,
  `create index audit_by_at on audit (at)`,
]

/** What the desk needs: drafts on their way to the screens, and what is kept of their acts. */
export const desk: Migration = {
  id: '0003-desk',
  async up(trx) {
    for (const statement of [...AUDIT]) await sql.raw(statement).execute(trx)
  },
}
