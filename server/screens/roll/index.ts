import type { Logger } from 'pino'
import type { Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { openElsewhere } from '#server/screens/roll/elsewhere.ts'
import { commandScreen, type CommandScreen, type SendCommand } from '#server/screens/roll/commandScreen.ts'
import { openKnownList } from '#server/screens/roll/knownList.ts'
import { pictureShelf, type PictureShelf } from '#server/screens/roll/pictureShelf.ts'
import { openReceiptLog } from '#server/screens/roll/receiptLog.ts'
import { receiptsOf } from '#server/screens/roll/receiptRows.ts'
import { recentHeads } from '#server/screens/roll/recentHeads.ts'
import { rollCall, type RollCall } from '#server/screens/roll/rollCall.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { parcels } from '#server/nodes/parcel.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import { FaultSaid } from '#server/screens/roll/faultSaid.ts'
import type { ScreenReceipts, ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenLine, ScreenSelf } from '#shared/screens/screen.ts'

export type { CommandOutcome, SendCommand } from '#server/screens/roll/commandScreen.ts'

export interface RollPorts {
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  readonly releases: Pick<Releases, 'board' | 'subscribe'>
  /** Calls whenever a screen is let in, set up anew, presented on, or (with nothing) revoked. */
  readonly onChanged: (listener: (screen: string, self: ScreenSelf | undefined) => void) => void
}

/** Which screens there are, what each shows, what it painted when, and what it is told to do. */
export interface Roll extends Pick<RollCall, 'joined' | 'left' | 'heard' | 'failed' | 'nodeOf'> {
  readonly painted: (screen: string, seq: number, ms: number) => void
  readonly lines: () => readonly ScreenLine[]
  readonly document: (build: string) => ScreenRoll
  /** Throws Failure `not-found` for a release that is not there. */
  readonly receipts: (seq: number) => Promise<ScreenReceipts>
  readonly pictures: PictureShelf
  readonly command: CommandScreen
  /** By which way commands reach screens; set by the side that has the sockets. */
  readonly sendBy: (send: SendCommand) => void
  /** Writes the receipts that wait. */
  readonly flush: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openRoll(ports: RollPorts): Promise<Roll> {
  const { store, clock, releases, bus } = ports
  const known = await openKnownList(ports)
  const heads = recentHeads(releases.board().seq)
  const unsubscribe = releases.subscribe(({ seq }) => heads.came(seq, clock.now()))
  const now = (): number => clock.now()
  const elsewhere = openElsewhere({ bus, now, own: () => calls.own() })
  const calls = rollCall(heads, now, elsewhere.of)
  const receipts = await openReceiptLog({ ...ports, seenSince: calls.seenSince })
  const pictures = pictureShelf(now, bus)
  const faults = parcels(bus, 'fault', FaultSaid)
  const stopHearing = faults.hear(({ screen, ...fault }) => calls.failed(screen, fault))
  ports.onChanged((screen, self) => {
    if (self) return
    calls.forget(screen)
    elsewhere.forget(screen)
    pictures.drop(screen)
  })
  let send: SendCommand = () => Promise.resolve('away')
  const lines = (): readonly ScreenLine[] => calls.lines(known.list(), clock.now())

  return {
    joined: (screen, address) => {
      calls.joined(screen, address)
      if (!known.list().some(({ id }) => id === screen)) void known.reread()
    },
    left: calls.left,
    failed: (screen, fault) => {
      calls.failed(screen, fault)
      faults.tell({ screen, ...fault })
    },
    nodeOf: calls.nodeOf,
    heard: (screen, status) => {
      calls.heard(screen, status)
      const { seq } = status
      if (seq > 0 && seq <= heads.seq()) receipts.add({ screen, seq, at: clock.now(), ms: null })
    },
    painted: (screen, seq, ms) => {
      calls.painted(screen, seq)
      receipts.add({ screen, seq, at: clock.now(), ms })
    },
    lines,
    document: (build) => ({ seq: heads.seq(), build, screens: [...lines()] }),
    receipts: async (seq) => {
      const release = await store.read
        .selectFrom('release_log')
        .select('at')
        .where('seq', '=', seq)
        .executeTakeFirst()
      if (!release) throw new Failure('not-found')
      await receipts.flush()
      const rows = await receiptsOf(store.read, seq, release.at)
      const screens = rows.map(({ id, name, at, ms, seq: by }) => ({
        ...{ id, name, paintedAt: at, ms },
        by: by === null ? null : Number(by),
      }))
      return { seq, publishedAt: release.at, screens }
    },
    pictures,
    command: commandScreen({ store, clock, known: known.list, pictures, send: (...told) => send(...told) }),
    sendBy: (way) => (send = way),
    flush: receipts.flush,
    close: async () => {
      unsubscribe()
      stopHearing()
      elsewhere.close()
      pictures.close()
      await known.close()
      await receipts.close()
    },
  }
}
