import { z } from 'zod'
import type { Bus } from '#server/nodes/bus.ts'

const TOPIC = 'ended'
const Keys = z.array(z.string().max(100))
/** Keys in one message. */
const BATCH = 50

/** Which sessions, tokens and accounts have ended or changed, told on all nodes at once. */
export interface Endings {
  /** Has happened here. */
  readonly tell: (keys: readonly string[]) => void
  readonly onEnded: (listener: (key: string) => void) => void
  /** Word of some may have been missed. */
  readonly onGap: (listener: () => void) => void
  readonly close: () => void
}

/** What is missed while a connection is lost, the sweep of each node finds. */
export function openEndings(bus: Pick<Bus, 'tell' | 'hear' | 'onGap'>): Endings {
  const listeners: ((key: string) => void)[] = []
  const ended = (key: string): void => listeners.forEach((listener) => listener(key))
  const stops = [bus.hear(TOPIC, (message) => Keys.safeParse(message).data?.forEach(ended))]
  return {
    tell: (keys) => {
      keys.forEach(ended)
      for (let from = 0; from < keys.length; from += BATCH) bus.tell(TOPIC, keys.slice(from, from + BATCH))
    },
    onEnded: (listener) => void listeners.push(listener),
    onGap: (listener) => void stops.push(bus.onGap(listener)),
    close: () => stops.forEach((stop) => stop()),
  }
}
