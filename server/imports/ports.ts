import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { ImportedFigure } from '#server/imports/examine/figure.ts'
import type { ImportedRecord } from '#server/imports/lists/importedRecord.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Tables } from '#server/store/tables.ts'
import type { ImportedDraft } from '#shared/contract/imports.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** What this concern needs from outside. */
export interface ImportPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Whether changes of a ledger's records wait for another pair of eyes. */
  readonly fourEyes: () => Promise<(entity: string) => boolean>
  /**
   * Makes one draft of everything, or one release where nobody has to approve it; all of it or nothing. `settle` notes
   * what became of it, in the same transaction where it is a release. Throws Failure.
   */
  readonly accept: (actor: Actor, order: AcceptOrder) => Promise<ImportedDraft>
}

export interface AcceptOrder {
  /** Id of the import: the same one is accepted once, however often it is asked. */
  readonly import: string
  readonly origin: 'import' | 'inbox'
  readonly owner: string
  readonly fileName: string
  readonly figures: readonly ImportedFigure[]
  readonly records: readonly ImportedRecord[]
  /** What had become of it already, or nothing; asked before and within. */
  readonly settled: (trx: Trx) => Promise<ImportedDraft | undefined>
  readonly settle: (trx: Trx, became: ImportedDraft) => Promise<void>
}

export type Trx = Transaction<Tables>
export type Db = Kysely<Tables>
export type ImportRow = Tables['import']
