import type { Transaction, Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** What this concern needs from outside. */
export interface DraftPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

export type Trx = Transaction<Tables>
export type Db = Kysely<Tables>
export type DraftRow = Tables['draft']
export type EntryRow = Tables['draft_entry']
export type DraftRecordRow = Tables['draft_record']
