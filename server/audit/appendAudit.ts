import type { Transaction } from 'kysely'
import { hashEntry } from '#server/audit/hashEntry.ts'
import { originNow } from '#server/audit/origin.ts'
import type { Tables } from '#server/store/tables.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export interface AuditEntry {
  readonly at: string
  /** Id of the account or token, or `system`. */
  readonly actor: string
  /** noun.past-tense: `release.published`. */
  readonly action: string
  /** What it was done to: `release:1042`. */
  readonly object: string
  readonly detail: Json
}

/**
 * Adds an entry to the chain inside the caller's transaction, so that the act and its trace are kept together or not
 * at all; from where it comes is known of the door it came by ({@link originNow}). The row of the head is locked first: over all nodes entries come one after another.
 */
export async function appendAudit(trx: Transaction<Tables>, entry: AuditEntry): Promise<void> {
  const head = await trx
    .updateTable('audit_head')
    .set((eb) => ({ n: eb('n', '+', 1) }))
    .returning(['n', 'hash'])
    .executeTakeFirstOrThrow()
  const { at, actor, action, object } = entry
  const text = {
    n: head.n,
    at,
    actor,
    action,
    object,
    detail: JSON.stringify(entry.detail),
    origin: originNow(),
  }
  const hash = hashEntry(head.hash, text)
  await trx
    .insertInto('audit')
    .values({ ...text, hash })
    .execute()
  await trx.updateTable('audit_head').set({ hash }).execute()
}
