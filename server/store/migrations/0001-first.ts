import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

/** These three types mean the same on both engines; others do not. */
const TABLES = [
  `create table meta (key text primary key, value text not null)`,
  `create table change_seq (id bigint primary key, value bigint not null)`,
  `create table release_log (seq bigint primary key, at text not null, changes bigint not null, source text,
    body text not null, hash text not null)`,
  `create index release_log_by_at on release_log (at)`,
  `create table vintage (series text not null, period text not null, vintage bigint not null,
    value double precision, status text not null, missing text, demo bigint not null, note text, reason text,
    source text, seq bigint not null, primary key (series, period, vintage))`,
  `create table latest (series text primary key, period text not null, value double precision,
    status text not null, seq bigint not null)`,
  `create table record_vintage (entity text not null, id text not null, version bigint not null,
    fields text not null, demo bigint not null, seq bigint not null, primary key (entity, id, version))`,
  `create table audit (n bigint primary key, at text not null, actor text not null, action text not null,
    object text not null, detail text not null, hash text not null)`,
  `create table audit_head (id bigint primary key, n bigint not null, hash text not null)`,
  `create table idempotency (actor text not null, key text not null, body_hash text not null,
    receipt text not null, primary key (actor, key))`,
  `create table account (id text primary key, name text not null unique, role text not null, owner text,
    password_hash text not null, disabled bigint not null, created_at text not null)`,
  `create table session (hash text primary key, account_id text not null, kind text not null,
    created_at text not null, seen_at text not null, expires_at text not null)`,
  `create index session_by_account on session (account_id)`,
  `create table api_token (id text primary key, name text not null, role text not null, owner text,
    hash text not null unique, created_at text not null, expires_at text, revoked_at text)`,
  `create table sign_in_code (hash text primary key, account_id text not null, expires_at text not null,
    used_at text)`,
]

export const first: Migration = {
  id: '0001-first',
  async up(trx) {
    for (const table of TABLES) await sql.raw(table).execute(trx)
    await trx
      .insertInto('meta')
      .values({ key: 'epoch', value: randomUUID().slice(0, 8) })
      .execute()
    await trx.insertInto('change_seq').values({ id: 1, value: 0 }).execute()
    await trx.insertInto('audit_head').values({ id: 1, n: 0, hash: '' }).execute()
  },
}
