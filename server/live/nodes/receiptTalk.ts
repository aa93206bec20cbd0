import { z } from 'zod'
import { ReceiptReportSchema, type ReceiptReport } from '#server/live/nodes/receiptReport.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { parcels } from '#server/nodes/parcel.ts'
import type { ReceiptBook } from '#server/live/receiptBook.ts'

const AGAIN = 'again'
const Said = z.union([z.literal(AGAIN), z.array(ReceiptReportSchema)])
/** Whoever is new, or has missed something, is told of so many releases again. */
const TOLD_AGAIN = 50

/** Tells other nodes how far releases have got on the screens of this one, and hears of theirs. */
export interface ReceiptTalk {
  readonly tell: (reports: readonly ReceiptReport[]) => void
  readonly close: () => void
}

export function openReceiptTalk(
  bus: Bus,
  book: Pick<ReceiptBook, 'heard' | 'reports'>,
  onHeard: () => void,
): ReceiptTalk {
  const talk = parcels(bus, 'receipts', Said)
  const tell = (reports: readonly ReceiptReport[]): void => {
    if (reports.length > 0) talk.tell([...reports])
  }
  const stops = [
    talk.hear((said, node) => {
      if (said === AGAIN) return tell(book.reports(TOLD_AGAIN))
      for (const report of said) book.heard(node, report)
      onHeard()
    }),
    bus.onGap(() => {
      talk.tell(AGAIN)
      tell(book.reports(TOLD_AGAIN))
    }),
  ]
  talk.tell(AGAIN)
  return { tell, close: () => stops.forEach((stop) => stop()) }
}
