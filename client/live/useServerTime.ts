import { shallowReadonly, shallowRef, type ShallowRef } from 'vue'
import { openServerClock, type ClockSample } from '#client/live/serverClock.ts'

/** What is known of the two clocks, in milliseconds; null before the server's first answer. */
export interface KnownClock {
  /** How far this device's clock is behind the server's; below zero, ahead of it. */
  readonly offset: number | null
  readonly doubt: number | null
}

export interface ServerTime {
  /** The server's time, also where this device's own is wrong; until the server has answered, the device's. */
  readonly now: () => number
  readonly known: Readonly<ShallowRef<KnownClock>>
  readonly take: (sample: ClockSample) => void
}

/** More than a clock is ever led by from one answer to the next: it has been put. */
const PUT_MS = 300

/** The server's time on this page; `put` is told by how much it jumps when it does. */
export function useServerTime(put: (byMs: number) => void): ServerTime {
  const clock = openServerClock()
  const known = shallowRef<KnownClock>({ offset: null, doubt: null })
  const now = (): number => clock.at(performance.now()) ?? Date.now()

  function take(sample: ClockSample): void {
    const before = now()
    clock.take(sample)
    const by = now() - before
    known.value = { offset: now() - Date.now(), doubt: clock.doubt(performance.now()) ?? null }
    if (Math.abs(by) > PUT_MS) put(by)
  }
  return { now, known: shallowReadonly(known), take }
}
