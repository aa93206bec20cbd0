import type { Bus } from '#server/nodes/bus.ts'
import { gossip } from '#server/nodes/gossip.ts'
import { nearestOf, SightingsSchema, type Entry, type Sightings } from '#server/screens/roll/sightings.ts'

const SAY_EVERY_MS = 250
/** With more screens than this a node speaks of them once a second: each says something new every five. */
const MANY = 100
const SELDOM = 4
/** What has not changed is said again, so that whoever is new knows how long ago it was. */
const AGAIN_AFTER_MS = 2_000
/** What a node that is gone knew is kept for so long: as long as its screens count as standing still. */
const LOST_KEPT_MS = 10 * 60_000

export interface SeenElsewhere {
  readonly node: string
  readonly entry: Entry
}

/** The screens that hang on other nodes, by what these say four times a second. */
export interface Elsewhere {
  /** What the nearest of the other nodes knows of a screen, in instants of this node's clock. */
  readonly of: (screen: string) => SeenElsewhere | undefined
  readonly forget: (screen: string) => void
  readonly close: () => void
}

export interface ElsewherePorts {
  readonly bus: Bus
  readonly now: () => number
  /** What is known here. */
  readonly own: () => ReadonlyMap<string, Entry>
}

export function openElsewhere({ bus, now, own }: ElsewherePorts): Elsewhere {
  const talk = gossip(bus, 'roll', SightingsSchema)
  /** What each node said last, on this node's clock. */
  let heard: ReadonlyMap<string, { readonly said: Sightings; readonly screens: ReadonlyMap<string, Entry> }> =
    new Map()
  /** Screens of nodes that are gone. */
  const lost = new Map<string, Entry>()

  const takeLost = (screens: ReadonlyMap<string, Entry>): void => {
    for (const [screen, entry] of screens)
      if (entry.pages > 0) lost.set(screen, { ...entry, pages: 0, lostAt: now() })
  }
  talk.onChange(() => {
    const others = talk.others()
    for (const [node, { screens }] of heard) if (!others.has(node)) takeLost(screens)
    heard = new Map(
      [...others].map(([node, said]) => {
        const known = heard.get(node)
        return [node, known?.said === said ? known : { said, screens: onOurClock(said, now()) }]
      }),
    )
  })
  let said = ''
  let saidAt = -Infinity
  let ticks = 0
  const say = (): void => {
    if (own().size > MANY && ++ticks % SELDOM !== 0) return
    const screens = Object.fromEntries(own())
    const text = JSON.stringify(screens)
    if (text === said && now() - saidAt < AGAIN_AFTER_MS) return
    said = text
    saidAt = now()
    talk.say({ at: now(), screens })
  }
  const timer = bus.isAlone ? undefined : setInterval(say, SAY_EVERY_MS)

  return {
    of: (screen) => {
      const left = lost.get(screen)
      if (left && now() - (left.lostAt ?? 0) > LOST_KEPT_MS) lost.delete(screen)
      const seen = [...heard].flatMap(([node, { screens }]): SeenElsewhere[] => {
        const entry = screens.get(screen)
        return entry ? [{ node, entry }] : []
      })
      return nearestOf(left ? [...seen, { node: '', entry: left }] : seen)
    },
    forget: (screen) => void lost.delete(screen),
    close: () => {
      clearInterval(timer)
      talk.close()
    },
  }
}

/** Two clocks that differ would make a screen silent or ahead of its time: what was said is taken for now. */
function onOurClock({ at, screens }: Sightings, now: number): ReadonlyMap<string, Entry> {
  const behind = now - at
  return new Map(
    Object.entries(screens).map(([screen, entry]) => [
      screen,
      {
        ...entry,
        heardAt: entry.heardAt + behind,
        seenAt: entry.seenAt + behind,
        lostAt: entry.lostAt === null ? null : entry.lostAt + behind,
      },
    ]),
  )
}
