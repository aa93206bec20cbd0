import type { Logger } from 'pino'
import { instantOf, type Clock } from '#server/clock.ts'
import type { SeenScreen } from '#server/screens/roll/rollCall.ts'
import { newestPainted, writeReceipts, writeSeen } from '#server/screens/roll/receiptRows.ts'
import type { Store } from '#server/store/store.ts'
import type { ScreenReceiptRow } from '#server/store/screenTables.ts'

/** Receipts are written together, off the way of a release. */
const WRITE_EVERY_MS = 2_000
/** When screens were last seen is written down no more often than this. */
const SEEN_EVERY_MS = 60_000

/** A screen's word that a release stands on it. */
export interface ScreenPaint {
  readonly screen: string
  readonly seq: number
  /** Epoch milliseconds. */
  readonly at: number
  /** From the arrival of the release; null where the screen took a whole board. */
  readonly ms: number | null
}

export interface ReceiptLog {
  /** Remembers the first word that a screen has painted this or a later release. */
  readonly add: (paint: ScreenPaint) => void
  /** Writes what waits. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ReceiptLogPorts {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  readonly seenSince: (at: number) => readonly SeenScreen[]
}

/** A heartbeat may tell of a release a moment before its receipt, which knows how long it took. */
const timed = (row: ScreenReceiptRow, { screen, seq, ms }: Omit<ScreenPaint, 'at'>): ScreenReceiptRow =>
  row.screen === screen && row.seq === seq ? { ...row, ms: row.ms ?? ms } : row

/** Keeps which screen painted which release and when. */
export async function openReceiptLog(ports: ReceiptLogPorts): Promise<ReceiptLog> {
  const { store, clock, log, seenSince } = ports
  const newest = await newestPainted(store.read)
  let waiting: ScreenReceiptRow[] = []
  let seenWrittenAt = clock.now()
  let writing: Promise<void> = Promise.resolve()

  async function write(): Promise<void> {
    const now = clock.now()
    const rows = waiting
    const seen = now - seenWrittenAt >= SEEN_EVERY_MS ? seenSince(seenWrittenAt) : []
    if (rows.length === 0 && seen.length === 0) return
    waiting = []
    try {
      await store.write(async (trx) => {
        await writeReceipts(trx, rows)
        await writeSeen(trx, seen)
      })
      if (seen.length > 0) seenWrittenAt = now
    } catch (error) {
      waiting = [...rows, ...waiting]
      log.warn({ err: error }, 'receipts of screens could not be written')
    }
  }
  const flush = (): Promise<void> => (writing = writing.then(write))
  const timer = setInterval(() => void flush(), WRITE_EVERY_MS)

  return {
    add: ({ screen, seq, at, ms }) => {
      const after = newest.get(screen) ?? 0
      if (seq === after && ms !== null) waiting = waiting.map((row) => timed(row, { screen, seq, ms }))
      if (seq <= after) return
      newest.set(screen, seq)
      waiting.push({ screen, seq, after_seq: after, at: instantOf(at), ms })
    },
    flush,
    close: () => {
      clearInterval(timer)
      return flush()
    },
  }
}
