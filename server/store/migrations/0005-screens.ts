import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

const SCREENS = [
  `create table screen (id text primary key, name text not null, place text not null, settings text not null,
    means text not null, paired_at text not null, paired_by text, device_key text, agent text not null, seen_at text,
    address text, stage text, revoked_at text)`,
  `create table screen_pairing (hash text primary key, code_hash text not null, device_key text, agent text not null,
    created_at text not null, expires_at text not null, screen text, taken bigint not null)`,
  `create index screen_pairing_by_code on screen_pairing (code_hash)`,
  `alter table session add column screen text`,
  `create index session_by_screen on session (screen)`,
  `create table screen_receipt (screen text not null, seq bigint not null, after_seq bigint not null, at text not null,
    ms double precision, primary key (screen, seq))`,
  `create index screen_receipt_by_seq on screen_receipt (seq)`,
]

const WALLS = [
  `create table wall_version (part text not null, code text not null, version bigint not null, seq bigint not null,
    entry text not null, reason text not null, primary key (part, code, version))`,
  `create index wall_version_by_seq on wall_version (seq)`,
  `create table wall_draft (id text primary key, version bigint not null, part text not null, code text not null,
    based_on bigint, entry text not null, account text not null, by_name text not null, at text not null)`,
  `create table wall_picture (hash text primary key, name text not null, type text not null, bytes bigint not null,
    width bigint not null, height bigint not null, at text not null, account text not null)`,
]

/** Screens that are known one by one, their receipts, and the scenes and playlists that they show. */
export const screens: Migration = {
  id: '0005-screens',
  async up(trx) {
    for (const statement of [...SCREENS, ...WALLS]) await sql.raw(statement).execute(trx)
  },
}
