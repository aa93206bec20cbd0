import type { Transaction } from 'kysely'
import type { Tables } from '#server/store/tables.ts'

/** One step of the schema, run in one transaction; written in what both engines understand. */
export interface Migration {
  /** Orders the steps and names the copy made before: `0002-drafts`. Never changed once released. */
  readonly id: string
  readonly up: (trx: Transaction<Tables>) => Promise<void>
}
