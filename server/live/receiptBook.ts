import { told, type ReceiptReport } from '#server/live/nodes/receiptReport.ts'
import { summary, type PaintedFace } from '#server/live/receiptSummary.ts'
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
  /** What another node says of its own screens, in place of what it said before. */
  readonly heard: (node: string, report: ReceiptReport) => void
  /** What has changed since the last call. */
  readonly takeChanged: () => readonly ReleaseReceipts[]
  /** What has changed of this node's own screens since the last call, for the others. */
  readonly takeReports: () => readonly ReceiptReport[]
  /** The newest of this node's own screens. */
  readonly reports: (count: number) => readonly ReceiptReport[]
  /** Newest first. */
  readonly newest: () => readonly ReleaseReceipts[]
}

export function receiptBook(): ReceiptBook {
  const entries = new Map<number, Entry>()
  /** What other nodes say, by release and node; word of a release may come before the release. */
  const elsewhere = new Map<number, Map<string, ReceiptReport>>()
  const changed = new Set<number>()
  const changedHere = new Set<number>()
  const note = (seq: number): void => {
    changed.add(seq)
    changedHere.add(seq)
  }

  const summaries = (seqs: Iterable<number>): ReleaseReceipts[] =>
    [...seqs].flatMap((seq) => {
      const entry = entries.get(seq)
      if (!entry) return []
      const far = [...(elsewhere.get(seq)?.values() ?? [])].flatMap(({ faces }) => faces)
      return [summary(seq, [...facesOf(entry), ...far])]
    })
  const reportsOf = (seqs: Iterable<number>): ReceiptReport[] =>
    [...seqs].flatMap((seq) => {
      const entry = entries.get(seq)
      return entry
        ? [{ seq, faces: facesOf(entry).map((face) => ({ ...face, times: told(face.times) })) }]
        : []
    })
  const taken = (seqs: Set<number>): number[] => {
    const inOrder = [...seqs].toSorted((a, b) => a - b)
    seqs.clear()
    return inOrder
  }
  return {
    announce: (seq, following, announcedAt) => {
      entries.set(seq, { announcedAt, following: new Map(following), painted: new Map() })
      note(seq)
      dropOldest(entries)
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
        note(s)
      }
    },
    heard: (node, report) => {
      const [oldest] = entries.keys()
      if (oldest !== undefined && report.seq < oldest) return
      elsewhere.set(
        report.seq,
        (elsewhere.get(report.seq) ?? new Map<string, ReceiptReport>()).set(node, report),
      )
      changed.add(report.seq)
      dropOldest(elsewhere)
    },
    takeChanged: () => summaries(taken(changed)),
    takeReports: () => reportsOf(taken(changedHere)),
    reports: (count) => reportsOf([...entries.keys()].slice(-count)),
    newest: () => summaries([...entries.keys()].reverse()),
  }
}

const facesOf = ({ following, painted }: Entry): PaintedFace[] =>
  [...new Set([...following.keys(), ...painted.keys()])].map((face) => {
    const times = painted.get(face) ?? []
    return { face, following: following.get(face) ?? 0, painted: times.length, times }
  })

function dropOldest(bySeq: Map<number, unknown>): void {
  if (bySeq.size <= RECEIPTS_KEPT) return
  for (const oldest of bySeq.keys()) return void bySeq.delete(oldest)
}
