import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Drafts hold changes of records beside figures; ledgers may want four eyes where their domain does not. */
const DRAFTS = [
  `alter table draft add column records bigint not null default 0`,
  `alter table draft add column ledgers text not null default '[]'`,
  `alter table draft add column author_role text`,
  `create table draft_record (draft text not null, n bigint not null, entity text not null, record text,
    request text not null, version bigint not null, editor text not null, cleared bigint not null,
    primary key (draft, n))`,
  `create index draft_record_by_record on draft_record (entity, record)`,
  `create table ledger_policy (entity text primary key, four_eyes bigint not null)`,
]

/** An import of records that nobody has to approve becomes a release without a draft. */
const IMPORTS = [`alter table import add column seq bigint`]

/** What ledgers need: their definitions, their records' history, and drafts that change them. */
export const ledgers: Migration = {
  id: '0004-ledgers',
  async up(trx) {
    for (const statement of [...DRAFTS, ...IMPORTS]) await sql.raw(statement).execute(trx)
  },
}
