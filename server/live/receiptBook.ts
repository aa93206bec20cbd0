import type { Face, ReleaseReceipts } from '#shared/contract/live.ts'

/** The newest releases that receipts are kept for. */
export const RECEIPTS_KEPT = 200

interface Entry {
  readonly announcedAt: number
  readonly following: ReadonlyMap<Face, number>
  /** Milliseconds to paint, one per screen. */
  readonly painted: Map<Face, number[]>
}

export interface Receipt {
  readonly face: Face
  /** The newest release that this screen had painted before. */
  readonly after: number
  readonly seq: number
  readonly ms: number
}

/** How far each of the newest releases has got on the screens that followed when it was announced. */
export interface ReceiptBook {
  readonly announce: (seq: number, following: ReadonlyMap<Face, number>, atMs: number) => void
  /**
   * A screen shows release `seq`, and with it all before: those it had not shown yet are painted by the same frame,
   * later by as much as they had been announced earlier.
   */
  readonly painted: (receipt: Receipt) => void
  /** What has changed since the last call. */
  readonly takeChanged: () => readonly ReleaseReceipts[]
  /** Newest first. */
  readonly newest: () => readonly ReleaseReceipts[]
}

export function receiptBook(): ReceiptBook {
  const entries = new Map<number, Entry>()
  const changed = new Set<number>()

  const summaries = (seqs: Iterable<number>): ReleaseReceipts[] =>
    [...seqs].flatMap((seq) => {
      const entry = entries.get(seq)
      return entry ? [summary(seq, entry)] : []
    })
  return {
    announce: (seq, following, announcedAt) => {
      entries.set(seq, { announcedAt, following: new Map(following), painted: new Map() })
      changed.add(seq)
      if (entries.size > RECEIPTS_KEPT)
        for (const oldest of entries.keys()) return void entries.delete(oldest)
    },
    painted: ({ face, after, seq, ms }) => {
      const shown = entries.get(seq)
      if (!shown) return
      for (let s = seq; s > after; s--) {
        const entry = entries.get(s)
        if (!entry) return
        const times = entry.painted.get(face) ?? []
        times.push(ms + shown.announcedAt - entry.announcedAt)
        entry.painted.set(face, times)
        changed.add(s)
      }
    },
    takeChanged: () => {
      const seqs = [...changed].toSorted((a, b) => a - b)
      changed.clear()
      return summaries(seqs)
    },
    newest: () => summaries([...entries.keys()].reverse()),
  }
}

const ORDER: readonly Face[] = ['wall', 'tablet', 'admin', 'other']

function summary(seq: number, { following, painted }: Entry): ReleaseReceipts {
  const faces = ORDER.filter((face) => following.has(face) || painted.has(face))
  const byFace = faces.map((face) => {
    const times = painted.get(face) ?? []
    return { face, following: following.get(face) ?? 0, painted: times.length, p95: percentile(times, 0.95) }
  })
  const all = [...painted.values()].flat()
  const total = byFace.reduce((sum, face) => sum + face.following, 0)
  return {
    seq,
    following: total,
    painted: all.length,
    p50: percentile(all, 0.5),
    p95: percentile(all, 0.95),
    byFace,
  }
}

/** The nearest-rank percentile, to a tenth of a millisecond; null of nothing. */
function percentile(times: readonly number[], share: number): number | null {
  if (times.length === 0) return null
  const sorted = times.toSorted((a, b) => a - b)
  const at = Math.max(0, Math.ceil(sorted.length * share) - 1)
  return Math.round((sorted[at] ?? 0) * 10) / 10
}
