import { z } from 'zod'
import { Instant, Seq } from '#shared/contract/scalars.ts'
import { LedgerEntry } from '#shared/ledger/ledgerEntry.ts'
import { Change } from '#shared/release.ts'

/** One ledger as it is to be from now on, whole. */
export const LedgerEditEntry = z.strictObject({
  /** The version that the author saw, 0 being the one delivered; null where the ledger is a new one. */
  basedOn: z.int().nonnegative().nullable(),
  entry: LedgerEntry,
})

/** Body of `POST /ledgers/definitions`: all of it holds from one release on, or nothing does. */
export const LedgerRequest = z.strictObject({
  edits: z.array(LedgerEditEntry).min(1).max(20),
  reason: z.string().trim().min(1).max(1000),
})
export type LedgerRequest = z.output<typeof LedgerRequest>
export type LedgerRequestInput = z.input<typeof LedgerRequest>

/** What a request would come to; nothing has happened. */
export const LedgerRehearsal = z.object({ seq: Seq, title: z.string(), changes: z.array(Change) })
export type LedgerRehearsal = z.output<typeof LedgerRehearsal>

/** Every state that the bureau has given the definition of a ledger, newest first, and how it was delivered. */
export const LedgerHistory = z.object({
  code: z.string(),
  /** Null for one that the bureau has added. */
  delivered: LedgerEntry.nullable(),
  versions: z.array(
    z.object({
      version: z.int().positive(),
      entry: LedgerEntry,
      reason: z.string(),
      seq: Seq,
      at: Instant,
      /** Name of the account that published it. */
      by: z.string().nullable(),
    }),
  ),
})
export type LedgerHistory = z.output<typeof LedgerHistory>
