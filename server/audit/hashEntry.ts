import { createHash } from 'node:crypto'

/** What an entry says, in the words that are hashed. */
export interface AuditText {
  readonly n: number
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly object: string
  /** JSON, exactly as stored. */
  readonly detail: string
  /** From where; null in entries from before this was recorded, and in no other (see verifyAudit). */
  readonly origin: string | null
}

/** Binds an entry to all before it: SHA-256 over the hash of the entry before and the entry's own text. */
export const hashEntry = (
  previous: string,
  { n, at, actor, action, object, detail, origin }: AuditText,
): string =>
  createHash('sha256')
    .update(
      JSON.stringify([previous, n, at, actor, action, object, detail, ...(origin === null ? [] : [origin])]),
    )
    .digest('hex')
