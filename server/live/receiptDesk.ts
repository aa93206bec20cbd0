import type { LiveTalk } from '#server/live/nodes/liveTalk.ts'
import { openReceiptTalk } from '#server/live/nodes/receiptTalk.ts'
import { faceCounts } from '#server/live/faceCounts.ts'
import { STAFF_ROOM, type LiveNamespace, type LiveSocket } from '#server/live/liveSocket.ts'
import { receiptBook } from '#server/live/receiptBook.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { Face, Painted, ReleaseReceipts } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'

/** Staff are told no more often than this. */
const PUSH_EVERY_MS = 250

export interface ReceiptDeskPorts {
  readonly live: LiveNamespace
  readonly bus: Bus
  readonly talk: Pick<LiveTalk, 'say' | 'following'>
}

/** Takes the screens' word that they have painted, and tells staff how far each release has got on all nodes. */
export interface ReceiptDesk {
  readonly announced: (releases: readonly Release[]) => void
  readonly present: (socket: LiveSocket, face: Face) => void
  /** The socket follows from this seq on. */
  readonly joined: (socket: LiveSocket, seq: number) => void
  readonly left: (socket: LiveSocket) => void
  /** True where the receipt is plausible and was counted. */
  readonly painted: (socket: LiveSocket, receipt: Painted) => boolean
  readonly following: () => ReadonlyMap<Face, number>
  readonly newest: () => readonly ReleaseReceipts[]
  readonly close: () => void
}

export function receiptDesk({ live, bus, talk }: ReceiptDeskPorts): ReceiptDesk {
  const book = receiptBook()
  const following = faceCounts()
  let newestSeq = 0
  let timer: NodeJS.Timeout | undefined

  const push = (): void => {
    timer = undefined
    others.tell(book.takeReports())
    for (const receipts of book.takeChanged()) live.to(STAFF_ROOM).emit('receipts', receipts)
  }
  const changed = (): void => void (timer ??= setTimeout(push, PUSH_EVERY_MS))
  const others = openReceiptTalk(bus, book, changed)
  const count = (face: Face, by: 1 | -1): void => {
    following.add(face, by)
    talk.say(following.counts)
  }

  return {
    announced: (releases) => {
      const at = performance.now()
      for (const { seq } of releases) book.announce((newestSeq = seq), following.counts, at)
      changed()
    },
    present: ({ data }, face) => {
      if (data.following) {
        count(data.face, -1)
        count(face, 1)
      }
      data.face = face
    },
    joined: ({ data }, seq) => {
      if (data.following) return // asked again after a gap: what it has yet to paint stays open
      count(data.face, 1)
      data.following = true
      data.paintedSeq = seq
    },
    left: ({ data }) => {
      if (data.following) count(data.face, -1)
      data.following = false
    },
    painted: ({ data }, { seq, ms }) => {
      if (!data.following || seq <= data.paintedSeq || seq > newestSeq) return false
      book.painted({ face: data.face, after: data.paintedSeq, seq, ms })
      data.paintedSeq = seq
      changed()
      return true
    },
    following: talk.following,
    newest: book.newest,
    close: () => {
      clearTimeout(timer)
      others.close()
    },
  }
}
