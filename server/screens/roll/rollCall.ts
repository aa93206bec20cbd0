import type { KnownScreen } from '#server/screens/knownScreen.ts'
import type { RecentHeads } from '#server/screens/roll/recentHeads.ts'
import type { SeenElsewhere } from '#server/screens/roll/elsewhere.ts'
import { isNearer, nearestOf, type Entry } from '#server/screens/roll/sightings.ts'
import { screenState } from '#server/screens/roll/screenState.ts'
import type { ScreenFault, ScreenLine, ScreenStatus } from '#shared/screens/screen.ts'

/** What screens last said of themselves, on this node or another, and whether they are still there. In memory alone. */
export interface RollCall {
  /** A page of this screen has connected. */
  readonly joined: (screen: string, address: string) => void
  /** One has gone; `isLost` where it fell silent without a word. */
  readonly left: (screen: string, isLost: boolean) => void
  readonly heard: (screen: string, status: ScreenStatus) => void
  /** Something else on the device tells what went wrong, while the page itself says nothing. */
  readonly failed: (screen: string, fault: Omit<ScreenFault, 'at'>) => void
  /** It shows this release since its last word. */
  readonly painted: (screen: string, seq: number) => void
  /** A screen that is no more. */
  readonly forget: (screen: string) => void
  /** What is known by connections to this node. */
  readonly own: () => ReadonlyMap<string, Entry>
  /** The other node that a screen hangs on; undefined where it is this one, or none. */
  readonly nodeOf: (screen: string) => string | undefined
  readonly lines: (known: readonly KnownScreen[], now: number) => readonly ScreenLine[]
  /** Instants at which screens were last seen, of those seen since the instant. */
  readonly seenSince: (at: number) => readonly SeenScreen[]
}

export interface SeenScreen {
  readonly screen: string
  readonly at: number
  readonly address: string
}

/** The newest are kept, as on the screen itself. */
const MOST_FAULTS = 20

export function rollCall(
  heads: Pick<RecentHeads, 'overtaken'>,
  now: () => number,
  elsewhere: (screen: string) => SeenElsewhere | undefined = () => undefined,
): RollCall {
  const entries = new Map<string, Entry>()
  const entryOf = (screen: string): Entry => {
    const at = now()
    const fresh = { pages: 0, address: '', heardAt: at, seenAt: at, lostAt: null, status: null }
    const entry: Entry = entries.get(screen) ?? fresh
    entries.set(screen, entry)
    return entry
  }
  const nearest = (screen: string): Entry | undefined => {
    const [own, far] = [entries.get(screen), elsewhere(screen)]
    return nearestOf([...(own ? [{ entry: own }] : []), ...(far ? [far] : [])])?.entry
  }
  const line = (screen: KnownScreen, at: number): ScreenLine => {
    const { id, name, place, settings, pairedAt, means } = screen
    const entry = nearest(id)
    const status = entry?.status ?? null
    const stage = screen.stage && screen.stage.until > at ? screen.stage : null
    const state = screenState(
      {
        isConnected: (entry?.pages ?? 0) > 0,
        heardAt: entry?.heardAt ?? null,
        lostAt: entry?.lostAt ?? null,
        // A past that somebody presents is not behind.
        overtakenAt: status && !stage?.showing.asOf ? heads.overtaken(status.seq) : null,
      },
      at,
    )
    const lastSeen = entry?.seenAt ?? screen.seenAt
    const address = entry?.address ?? screen.address
    return { id, name, place, settings, state, stage, status, lastSeen, pairedAt, means, address }
  }

  return {
    joined: (screen, address) => {
      const entry = entryOf(screen)
      entry.pages += 1
      entry.address = address
      entry.heardAt = entry.seenAt = now()
      entry.lostAt = null
    },
    left: (screen, isLost) => {
      const entry = entryOf(screen)
      entry.pages = Math.max(0, entry.pages - 1)
      if (entry.pages === 0) entry.lostAt = isLost ? now() : null
    },
    heard: (screen, status) => {
      const entry = entryOf(screen)
      entry.status = status
      entry.heardAt = entry.seenAt = now()
    },
    failed: (screen, fault) => {
      const { status } = entries.get(screen) ?? {}
      if (!status) return
      const faults = [...status.faults, { ...fault, at: now() }].slice(-MOST_FAULTS)
      entryOf(screen).status = { ...status, faults }
    },
    painted: (screen, seq) => {
      const entry = entryOf(screen)
      if (entry.status && seq > entry.status.seq) entry.status = { ...entry.status, seq, paintedAt: now() }
      entry.seenAt = now()
    },
    forget: (screen) => void entries.delete(screen),
    own: () => entries,
    nodeOf: (screen) => {
      const [own, far] = [entries.get(screen), elsewhere(screen)]
      if (!far || far.entry.pages === 0) return undefined
      return own && !isNearer(far.entry, own) ? undefined : far.node
    },
    lines: (known, at) => known.map((screen) => line(screen, at)),
    seenSince: (since) =>
      [...entries].flatMap(([screen, { seenAt, address }]) =>
        seenAt >= since ? [{ screen, at: seenAt, address }] : [],
      ),
  }
}
