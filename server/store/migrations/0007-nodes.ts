import { sql } from 'kysely'
import type { Migration } from '#server/store/migrations/migration.ts'

const NODES = [
  `create table node (id text primary key, started text not null, seen text not null, version text not null,
    address text not null, seq bigint not null, screen_hash text not null)`,
  `create table lease (name text primary key, holder text not null, until bigint not null, done text not null)`,
]

/** Several servers on one database: who is there, and who of them does what only one may do. */
export const nodes: Migration = {
  id: '0007-nodes',
  async up(trx) {
    for (const statement of NODES) await sql.raw(statement).execute(trx)
  },
}
