import { z } from 'zod'
import { findScreen, listScreens, selfOf, type KnownScreen } from '#server/screens/knownScreen.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { ScreenSelf } from '#shared/screens/screen.ts'

const TOPIC = 'screen'
const Changed = z.object({ id: z.string().max(100) })
/** What word was lost of is found by reading them all. */
const READ_EVERY_MS = 15_000

export type ScreenListener = (id: string, self: ScreenSelf | undefined) => void

/** Word of screens: what each is now, told here and on all other nodes. */
export interface ScreenNews {
  /** Has been changed here. */
  readonly changed: (screen: KnownScreen) => ScreenSelf
  /** May show nothing any more, by what was done here. */
  readonly gone: (id: string) => void
  readonly onChanged: (listener: ScreenListener) => void
  /** Reads a screen anew, since word of it may still be on its way. */
  readonly read: (id: string) => Promise<void>
  readonly close: () => Promise<void>
}

export function openScreenNews(
  { store, clock, log, bus }: ScreenPorts,
  known: readonly KnownScreen[],
): ScreenNews {
  const listeners: ScreenListener[] = []
  const told = new Map(known.map((screen) => [screen.id, textOf(screen)]))
  let changes = 0
  const tell = (id: string, self: ScreenSelf | undefined): void =>
    listeners.forEach((listener) => listener(id, self))
  const learn = (screen: KnownScreen): ScreenSelf => {
    changes += 1
    told.set(screen.id, textOf(screen))
    const self = selfOf(screen, clock.now())
    tell(screen.id, self)
    return self
  }
  const lose = (id: string): void => {
    changes += 1
    told.delete(id)
    tell(id, undefined)
  }

  /** Takes what `query` finds; what changes here meanwhile is newer, so that it is asked once more then. */
  async function take<T>(query: () => Promise<T>, use: (found: T) => void): Promise<void> {
    for (;;) {
      const before = changes
      const found = await query()
      if (changes === before) return use(found)
    }
  }
  const readOne = (id: string): Promise<void> =>
    take(
      () => findScreen(store.read, id),
      (screen) => {
        if (!screen) return void (told.has(id) && lose(id))
        if (told.get(id) !== textOf(screen)) learn(screen)
      },
    )
  const readAll = (): Promise<void> =>
    take(
      () => listScreens(store.read),
      (screens) => {
        const there = new Set(screens.map(({ id }) => id))
        for (const screen of screens) if (told.get(screen.id) !== textOf(screen)) learn(screen)
        for (const id of [...told.keys()]) if (!there.has(id)) lose(id)
      },
    )

  let work: Promise<void> = Promise.resolve()
  const inTurn = (step: () => Promise<void>): Promise<void> =>
    (work = work
      .then(step)
      .catch((error: unknown) => log.warn({ err: error }, 'word of a screen could not be read')))
  const stops = [
    bus.hear(TOPIC, (message) => {
      const { data } = Changed.safeParse(message)
      if (data) void inTurn(() => readOne(data.id))
    }),
    bus.onGap(() => void inTurn(readAll)),
  ]
  const timer = bus.isAlone ? undefined : setInterval(() => void inTurn(readAll), READ_EVERY_MS)

  return {
    changed: (screen) => {
      bus.tell(TOPIC, { id: screen.id })
      return learn(screen)
    },
    gone: (id) => {
      bus.tell(TOPIC, { id })
      lose(id)
    },
    onChanged: (listener) => void listeners.push(listener),
    read: (id) => inTurn(() => readOne(id)),
    close: async () => {
      clearInterval(timer)
      for (const stop of stops) stop()
      await work
    },
  }
}

/** What screens are told of themselves, as it lies in the store. */
const textOf = ({ name, place, settings, stage }: KnownScreen): string =>
  JSON.stringify([name, place, settings, stage])
