import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

const REPORTS = [
  `create table report (id text primary key, version bigint not null, kind text not null, template text not null,
    template_version bigint not null, title text not null, period text not null, cutoff text not null,
    issued text not null, number bigint, seq bigint not null, body text not null, document text not null,
    figures bigint not null, missing bigint not null, demo bigint not null, draft text, released_seq bigint,
    owner text not null, author text not null, created_at text not null, changed_at text not null, discarded_at text)`,
  `create index report_by_change on report (changed_at)`,
  `create index report_by_draft on report (draft)`,
  `create table report_author (report text not null, account text not null, primary key (report, account))`,
  `create table report_figure (report text not null, n bigint not null, series text not null, period text not null,
    vintage bigint not null, value double precision not null, primary key (report, n))`,
  `create table report_template (code text not null, version bigint not null, kind text not null, zh text not null,
    en text not null, body text not null, reason text not null, at text not null, account text not null,
    by_name text not null, primary key (code, version))`,
]

/** Reports, what they printed, and their templates. */
export const reports: Migration = {
  id: '0006-reports',
  async up(trx) {
    for (const statement of REPORTS) await sql.raw(statement).execute(trx)
  },
}
