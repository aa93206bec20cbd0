import { hashEntry } from '#server/audit/hashEntry.ts'
import type { Store } from '#server/store/store.ts'

export interface AuditVerdict {
  readonly entries: number
  /** Number of the first entry that was changed, is missing, or stands where another belongs; null for a whole chain. */
  readonly brokenAt: number | null
}

const BATCH = 2_000

/**
 * Computes the chain anew from the first entry and compares it with what is stored. The head is read first and asked
 * for again at the end, so that entries added meanwhile are no objection. Entries without an origin are from before
 * origins were kept: none may stand behind one that has its own, however its hash was made.
 */
export async function verifyAudit({ read }: Pick<Store, 'read'>): Promise<AuditVerdict> {
  const head = await headOf(read)
  let n = 0
  let hash = ''
  let isOld = true
  while (n < head.n) {
    const batch = await read
      .selectFrom('audit')
      .selectAll()
      .where('n', '>', n)
      .orderBy('n')
      .limit(BATCH)
      .execute()
    if (batch.length === 0) return verdict(read, n + 1)
    for (const { hash: stored, ...text } of batch) {
      n += 1
      hash = hashEntry(hash, text)
      isOld &&= text.origin === null
      const lostOrigin = !isOld && text.origin === null
      if (lostOrigin || text.n !== n || stored !== hash || (n === head.n && hash !== head.hash))
        return verdict(read, n)
    }
  }
  return verdict(read, null)
}

const headOf = async (read: Store['read']) =>
  (await read.selectFrom('audit_head').select(['n', 'hash']).executeTakeFirst()) ?? { n: 0, hash: '' }

/** Entries beyond the head were put there by nobody who keeps it. */
async function verdict(read: Store['read'], brokenAt: number | null): Promise<AuditVerdict> {
  const counted = await read
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number>().as('entries'))
    .executeTakeFirstOrThrow()
  const head = await headOf(read)
  return { ...counted, brokenAt: brokenAt ?? (counted.entries > head.n ? head.n + 1 : null) }
}
