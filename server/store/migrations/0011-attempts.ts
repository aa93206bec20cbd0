import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** What all nodes count together, and what one node asks and another hears the answer to. */
export const attempts: Migration = {
  id: '0011-attempts',
  async up(trx) {
    for (const statement of [
      `create table attempt (name text primary key, hits bigint not null, until bigint not null)`,
      `create index attempt_by_end on attempt (until)`,
      `create table screen_challenge (session text primary key, nonce text not null, until bigint not null)`,
      // No code is shown by two devices, whichever nodes they asked.
      `delete from screen_pairing`,
      `drop index screen_pairing_by_code`,
      `create unique index screen_pairing_by_code on screen_pairing (code_hash)`,
    ])
      await sql.raw(statement).execute(trx)
  },
}
