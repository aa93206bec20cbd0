import type { Painted } from '#shared/contract/live.ts'

/** The server cuts whoever sends twenty messages a second for long; at this pace a burst of releases stays far below. */
export const RECEIPT_EVERY_MS = 100

/** Sends receipts no closer together than this. One that is left out is told by the next: it stands for all before it. */
export function receiptPost(send: (receipt: Painted) => void): (receipt: Painted) => void {
  let waiting: Painted | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const post = (): void => {
    timer = undefined
    if (!waiting) return
    send(waiting)
    waiting = undefined
    timer = setTimeout(post, RECEIPT_EVERY_MS)
  }
  return (receipt) => {
    waiting = receipt
    if (timer === undefined) post()
  }
}
