import type { Logger } from 'pino'
import { listScreens, type KnownScreen } from '#server/screens/knownScreen.ts'
import type { Store } from '#server/store/store.ts'

/** Another process may have let a screen in. */
const READ_EVERY_MS = 15_000

export interface KnownListPorts {
  readonly store: Pick<Store, 'read'>
  readonly log: Pick<Logger, 'warn'>
  /** Calls whenever a screen is let in, set up anew, presented on or revoked here. */
  readonly onChanged: (listener: () => void) => void
}

/** The screens that are let in, at hand: reading them keeps nobody waiting. */
export interface KnownList {
  readonly list: () => readonly KnownScreen[]
  /** A screen has come that is not on the list, perhaps. */
  readonly reread: () => Promise<void>
  readonly close: () => Promise<void>
}

export async function openKnownList({ store, log, onChanged }: KnownListPorts): Promise<KnownList> {
  let known = await listScreens(store.read)
  let isClosed = false
  let reading: Promise<void> | undefined
  let isDue = false

  async function read(): Promise<void> {
    do {
      isDue = false
      try {
        known = await listScreens(store.read)
      } catch (error) {
        log.warn({ err: error }, 'the list of screens could not be read')
      }
    } while (isDue && !isClosed)
  }
  function reread(): Promise<void> {
    isDue = true
    reading ??= isClosed ? Promise.resolve() : read().finally(() => (reading = undefined))
    return reading
  }
  onChanged(() => void reread())
  const timer = setInterval(() => void reread(), READ_EVERY_MS)
  return {
    list: () => known,
    reread,
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await reading
    },
  }
}
