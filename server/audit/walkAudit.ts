import { setImmediate } from 'node:timers/promises'
import { hashEntry, type AuditText } from '#server/audit/hashEntry.ts'
import type { Store } from '#server/store/store.ts'

export interface ChainFault {
  /** Number of the entry, or of the first of several that are gone. */
  readonly n: number
  /** Number of the last one. */
  readonly to: number
  /** `head`: the entries hold, and the row that knows the newest of them does not. */
  readonly fault: 'chain' | 'missing' | 'extra' | 'head'
  /** Of an entry that was changed: to what it was done, as it says now. */
  readonly object?: string
}

export interface AuditHead {
  readonly n: number
  readonly hash: string
}

const BATCH = 2_000

/**
 * Computes the chain anew from the first entry, hands on every entry that holds and tells of each place where it does
 * not, going on behind it. The head is read first and asked for again at the end, so that entries added meanwhile are
 * no objection. Entries without an origin are from before origins were kept: none may stand behind one that has its
 * own, however its hash was made.
 */
export async function walkAudit(
  read: Store['read'],
  onEntry: (entry: AuditText) => void,
  onFault: (fault: ChainFault) => void,
): Promise<AuditHead> {
  const head = await headOf(read)
  let [n, isOld, holds] = [0, true, true]
  /** What the next entry may be bound to: more than one behind an entry of which text or hash was changed. */
  let hashes: readonly string[] = ['']
  while (n < head.n) {
    const rows = await entriesAfter(read, n, Math.min(BATCH, head.n - n))
    if (rows.length === 0) break
    for (const { hash: stored, ...text } of rows) {
      if (text.n > n + 1) onFault({ n: n + 1, to: text.n - 1, fault: 'missing' })
      const isBehindGap = text.n > n + 1
      n = text.n
      if (n > head.n) break
      isOld &&= text.origin === null
      const lostOrigin = !isOld && text.origin === null
      holds = !lostOrigin && (isBehindGap || hashes.some((hash) => hashEntry(hash, text) === stored))
      if (holds) onEntry(text)
      else onFault({ n, to: n, fault: 'chain', object: text.object })
      hashes = holds ? [stored] : [stored, ...hashes.map((hash) => hashEntry(hash, text))]
    }
    await setImmediate() // others get their turn
  }
  await judgeEnd(read, { head, n, hashes, holds }, onFault)
  return head
}

interface End {
  readonly head: AuditHead
  readonly n: number
  readonly hashes: readonly string[]
  /** Whether the last entry does. */
  readonly holds: boolean
}

/** Whether the head tells of the entries that are there. */
async function judgeEnd(
  read: Store['read'],
  { head, n, hashes, holds }: End,
  onFault: (fault: ChainFault) => void,
): Promise<void> {
  const isHead = hashes.includes(head.hash)
  if (n < head.n) {
    const fault = isHead ? 'head' : 'missing'
    return onFault({ n: isHead ? n : n + 1, to: head.n, fault })
  }
  if (holds && !isHead) return onFault({ n, to: n, fault: 'head' })
  const now = await headOf(read)
  const [beyond] = await entriesAfter(read, Math.max(now.n, n), 1)
  if (beyond) onFault({ n: beyond.n, to: beyond.n, fault: 'extra' })
}

const entriesAfter = (read: Store['read'], n: number, limit: number) =>
  read.selectFrom('audit').selectAll().where('n', '>', n).orderBy('n').limit(limit).execute()

const headOf = async (read: Store['read']): Promise<AuditHead> =>
  (await read.selectFrom('audit_head').select(['n', 'hash']).executeTakeFirst()) ?? { n: 0, hash: '' }
