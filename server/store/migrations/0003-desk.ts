import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** Acts say from where they came; and the log of acts is asked for by who, what and when. */
const AUDIT = [
  `alter table audit add column origin text`,
  `create index audit_by_actor on audit (actor, n)`,
  `create index audit_by_action on audit (action, n)`,
  `create index audit_by_at on audit (at)`,
]

/** Every state of an indicator that the bureau has given it itself, as the releases say. */
const CATALOGUE = [
  `create table catalogue_version (code text not null, version bigint not null, seq bigint not null,
    entry text not null, reason text not null, primary key (code, version))`,
  `create index catalogue_version_by_seq on catalogue_version (seq)`,
]

/** Drafts with their cells, authors and acts; and which domains want four eyes. */
const DRAFTS = [
  `create table draft (id text primary key, version bigint not null, state text not null, origin text not null,
    owner text not null, domain text, period text, head text not null, title text not null, author text not null,
    entries bigint not null, indicators text not null, created_at text not null, changed_at text not null,
    submitted_at text, approved_by text, release_at text, released_seq bigint, remark text, failure text)`,
  `create index draft_by_state on draft (state, release_at)`,
  `create index draft_by_owner on draft (owner, changed_at)`,
  `create index draft_by_released on draft (released_seq)`,
  `create table draft_entry (draft text not null, series text not null, period text not null, text text not null,
    unit text, missing text, seen bigint not null, reason text, note text, answers text not null,
    restores bigint, version bigint not null, editor text not null, cleared bigint not null, primary key (draft, series, period))`,
  `create index draft_entry_by_version on draft_entry (draft, version)`,
  `create table draft_author (draft text not null, account text not null, primary key (draft, account))`,
  `create index draft_author_by_account on draft_author (account)`,
  `create table draft_event (draft text not null, n bigint not null, at text not null, actor text not null,
    act text not null, remark text, code text, base bigint not null, primary key (draft, n))`,
  `create table desk_policy (domain text primary key, four_eyes bigint not null)`,
]

/** 催报: what an office was asked for. */
const REMINDERS = [
  `create table reminder (id text primary key, at text not null, by_account text not null, by_name text not null,
    owner text not null, cells text not null, remark text not null, seen_at text, seen_by text)`,
  `create index reminder_by_owner on reminder (owner, at)`,
]

/**
 * Files that were read and wait to become drafts: what is known of them, each sheet with its mapping, grid and figures,
 * the cells with their fates page by page; and what an office has said of its forms. Packed text is gzip in base64.
 */
const IMPORTS = [
  `create table import (id text primary key, version bigint not null, state text not null, owner text not null,
    account text not null, by_name text not null, file_name text not null, format text not null, encoding text,
    bytes bigint not null, sha256 text not null, origin text not null, draft text, created_at text not null,
    expires_at text not null)`,
  `create index import_by_owner on import (owner, created_at)`,
  `create index import_by_account on import (account, created_at)`,
  `create table import_sheet (import text not null, n bigint not null, overview text not null, grid text not null,
    figures text not null, primary key (import, n))`,
  `create table import_page (import text not null, sheet bigint not null, page bigint not null, cells text not null,
    primary key (import, sheet, page))`,
  `create table import_mapping (owner text not null, form text not null, mapping text not null,
    changed_at text not null, primary key (owner, form))`,
]

/** What the desk needs: drafts on their way to the screens, and what is kept of their acts. */
export const desk: Migration = {
  id: '0003-desk',
  async up(trx) {
    for (const statement of [...AUDIT, ...CATALOGUE, ...REMINDERS, ...DRAFTS, ...IMPORTS])
      await sql.raw(statement).execute(trx)
  },
}
