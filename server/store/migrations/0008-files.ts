import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Files that people bring, in parts by the hash of their content: where nodes share a database and no folder. */
export const files: Migration = {
  id: '0008-files',
  async up(trx) {
    await sql
      .raw(
        `create table file_part (shelf text not null, hash text not null, n bigint not null, parts bigint not null,
          bytes bytea not null, primary key (shelf, hash, n))`,
      )
      .execute(trx)
  },
}
