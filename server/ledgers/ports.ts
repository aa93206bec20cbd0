import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { Drafts } from '#server/drafts/index.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'

/** What this concern needs from outside. */
export interface LedgerPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly drafts: Drafts
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
}

export type Trx = Transaction<Tables>
export type Db = Kysely<Tables>
