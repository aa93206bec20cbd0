import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Boards kept along the log: nobody who starts, or looks back, has to fold it from its beginning. */
export const checkpoints: Migration = {
  id: '0010-checkpoints',
  async up(trx) {
    for (const statement of [
      `create table kept_board (seq bigint primary key, form text not null, hash text not null, body text not null)`,
      `delete from meta where key = 'checkpoint'`, // the only one there was; the next start folds once and keeps
    ])
      await sql.raw(statement).execute(trx)
  },
}
