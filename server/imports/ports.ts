import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** What this concern needs from outside. */
export interface ImportPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Makes one draft of the figures, all of them or none, and tells its id. Throws Failure. */
  readonly makeDraft: (actor: Actor, order: DraftOrder) => Promise<string>
}

export interface DraftOrder {
  /** Id of the import: the same one makes one draft, however often it is asked. */
  readonly import: string
  readonly origin: 'import' | 'inbox'
  readonly owner: string
  readonly figures: readonly ImportedFigure[]
}

export type Trx = Transaction<Tables>
export type Db = Kysely<Tables>
export type ImportRow = Tables['import']
