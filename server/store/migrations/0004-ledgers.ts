import { sql, type Transaction } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'
import type { Tables } from '#server/store/tables.ts'
import { shanghaiDay } from '#shared/period.ts'

/** What the bureau has made of the definitions since they were delivered. */
const DEFINITIONS = [
  `create table ledger_version (code text not null, version bigint not null, seq bigint not null, entry text not null,
    reason text not null, primary key (code, version))`,
  `create index ledger_version_by_seq on ledger_version (seq)`,
]

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

/** Files may be lists of records, and become a release without a draft where nobody has to approve it. */
const IMPORTS = [
  `alter table import add column seq bigint`,
  `alter table import_sheet add column records text`,
]

/** Versions of records say since when they hold, by what event and whose; older ones are dated below. */
const RECORDS = [
  `alter table record_vintage add column on_day text not null default ''`,
  `alter table record_vintage add column event text not null default 'pushed'`,
  `alter table record_vintage add column reason text`,
  `alter table record_vintage add column actor text`,
  `create index record_vintage_by_seq on record_vintage (seq)`,
]

/** What is said of records, and the photos and documents that bear them out; these lie in a folder by their hash. */
const REMARKS = [
  `alter table reminder add column records text not null default '[]'`,
  `create table record_comment (id text primary key, entity text not null, record text not null, at text not null,
    account text not null, by_name text not null, office text, body text not null)`,
  `create index record_comment_by_record on record_comment (entity, record)`,
  `create table record_file (id text primary key, entity text not null, record text, field text, name text not null,
    type text not null, bytes bigint not null, sha256 text not null, at text not null, account text not null,
    by_name text not null, office text, claimed bigint not null)`,
  `create index record_file_by_record on record_file (entity, record)`,
  `create index record_file_by_hash on record_file (sha256)`,
]

/** What came before ledgers had events holds from the day of its release, on the bureau's calendar. */
async function dateRecords(trx: Transaction<Tables>): Promise<void> {
  const rows = await trx
    .selectFrom('release_log')
    .select(['seq', 'at'])
    .where('seq', 'in', trx.selectFrom('record_vintage').select('seq').distinct())
    .execute()
  for (const { seq, at } of rows)
    await trx
      .updateTable('record_vintage')
      .set({ on_day: shanghaiDay(Date.parse(at)) })
      .where('seq', '=', seq)
      .execute()
}

/** What ledgers need: their definitions, their records' history, and drafts that change them. */
export const ledgers: Migration = {
  id: '0004-ledgers',
  async up(trx) {
    for (const statement of [...DEFINITIONS, ...DRAFTS, ...IMPORTS, ...RECORDS, ...REMARKS])
      await sql.raw(statement).execute(trx)
    await dateRecords(trx)
  },
}
