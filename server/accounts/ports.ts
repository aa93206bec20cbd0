import type { Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'

/** What accounts need from outside. */
export interface AccountPorts {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn'>
}

export type Trx = Transaction<Tables>
