import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Whose people, machines and drafts these are, by the area of the bureau; null is the bureau that keeps the installation. */
export const bureaus: Migration = {
  id: '0009-bureaus',
  async up(trx) {
    for (const table of ['account', 'api_token', 'draft'])
      await sql.raw(`alter table ${table} add column area text`).execute(trx)
  },
}
