import type { LiveEvents, LiveSocket } from '#client/live/liveSocket.ts'
import type { ClockSample } from '#client/live/serverClock.ts'
import type { Painted } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'
import type { ScreenCommand, ScreenSelf, ScreenStatus } from '#shared/screens/screen.ts'

/*
 * Stands in for client/live/liveSocket.ts in a component test: the wire is the outside world, everything behind it is
 * the product's. Use it with `vi.mock(import('#client/live/liveSocket.ts'), () => import('#test/support/fakeLiveSocket.ts'))`.
 */
let page: LiveEvents | undefined
let sent: Painted[] = []
let told: ScreenStatus[] = []

export function openLiveSocket(_face: unknown, on: LiveEvents): LiveSocket {
  page = on
  sent = []
  told = []
  return {
    follow: () => Promise.resolve(undefined),
    painted: (receipt) => void sent.push(receipt),
    rejoin: () => undefined,
    status: (status) => void told.push(status),
    edit: () => undefined,
    point: () => undefined,
    close: () => (page = undefined),
  }
}

/** The server announces releases to the page that is open. */
export function announce(epoch: string, releases: readonly Release[]): void {
  if (!page) throw new Error('no page follows')
  page.frame({ epoch, releases })
}

/** What the page has told the server that it painted. */
export const receipts = (): readonly Painted[] => sent

/** What the page has told of itself as a screen. */
export const statuses = (): readonly ScreenStatus[] => told

/** The server tells a screen what to do. */
export function command(what: ScreenCommand): Promise<boolean> {
  if (!page) throw new Error('no page follows')
  return page.command(what)
}

/** The server tells a screen what it is. */
export function tellSelf(self: ScreenSelf): void {
  if (!page) throw new Error('no page follows')
  page.self(self)
}

/** The server knows the page's credential no more. */
export function refuse(): void {
  if (!page) throw new Error('no page follows')
  page.refused()
}

/** The server tells its time. */
export function answerClock(sample: ClockSample): void {
  if (!page) throw new Error('no page follows')
  page.clock(sample)
}
