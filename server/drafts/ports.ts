import type { Transaction, Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Actor } from '#shared/contract/roles.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Fields } from '#shared/ledger/record.ts'
import type { Tables } from '#server/store/tables.ts'

/** What this concern needs from outside. */
export interface DraftPorts {
  readonly store: Store
  readonly clock: Clock
  readonly releases: Releases
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  /** Word of drafts between the nodes, where there are several. */
  readonly bus?: Bus
  /** Every how many milliseconds embargoes are looked for that another server or another clock has brought; a second. */
  readonly lookEveryMs?: number
  /** Keeps the files that the fields name; throws Failure `invalid` for one that is not the actor's to name. */
  readonly claimFiles?: ClaimFiles
}

export type ClaimFiles = (
  actor: Actor,
  ledger: Ledger,
  record: string | undefined,
  fields: Fields,
) => Promise<void>

export type Trx = Transaction<Tables>
export type Db = Kysely<Tables>
export type DraftRow = Tables['draft']
export type EntryRow = Tables['draft_entry']
export type DraftRecordRow = Tables['draft_record']
