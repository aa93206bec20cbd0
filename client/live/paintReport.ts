import { nextTick, shallowReadonly, shallowRef, watch } from 'vue'
import { painted } from '#client/live/paintWatch.ts'
import { receiptPost } from '#client/live/receiptPost.ts'
import type { Painted } from '#shared/contract/live.ts'

/** The server takes no receipt that says more: this one means "as long as that, or longer". */
const LONGEST_PAINT_MS = 599_999

interface PaintPorts {
  /** The page shows a day of the past. */
  readonly isPast: () => boolean
  readonly serverNow: () => number
  readonly send: (receipt: Painted) => void
}

/** Knows which release stands on this page, and gives the server its receipt. */
export function usePaintReport({ isPast, serverNow, send }: PaintPorts) {
  const shown = shallowRef({ seq: 0, at: 0 })
  const postReceipt = receiptPost(send)
  /** A page that shows the past has painted nothing of what is new: it says so once it is back. */
  let unpainted: { readonly seq: number; readonly arrivedAt: number } | undefined
  const unsettled = new Set<Promise<boolean>>()

  function paintsAfter(work: Promise<boolean>): void {
    unsettled.add(work)
    void work.finally(() => unsettled.delete(work))
  }

  async function notePainted(seq: number): Promise<boolean> {
    await nextTick()
    if ((await Promise.all(unsettled)).includes(false)) return false
    await painted()
    if (!isPast()) shown.value = { seq, at: serverNow() }
    return true
  }

  async function reportPainted(seq: number, arrivedAt: number): Promise<void> {
    if (!(await notePainted(seq))) return
    if (isPast()) {
      if (seq > (unpainted?.seq ?? 0)) unpainted = { seq, arrivedAt }
      return
    }
    const ms = Math.round((performance.now() - arrivedAt) * 10) / 10
    postReceipt({ seq, ms: Math.min(ms, LONGEST_PAINT_MS) })
  }
  watch(isPast, () => {
    const late = isPast() ? undefined : unpainted
    if (!late) return
    unpainted = undefined
    void reportPainted(late.seq, late.arrivedAt)
  })

  return {
    /** The newest release that stands on this page, and since when by the server's clock. */
    shown: shallowReadonly(shown),
    /** What a page has yet to fetch before all of a release is on it; resolves to whether it came. */
    paintsAfter,
    /** Waits until all of a release stands on this page; false where something of it did not come. */
    notePainted,
    /** The same, and tells the server. */
    reportPainted,
  }
}
