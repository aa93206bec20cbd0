import type { Clock } from '#server/clock.ts'

export interface FakeClock extends Clock {
  advance(ms: number): void
}

/** A clock that stands still until it is moved; it starts in the middle of the demonstration's own year. */
export function fakeClock(at = '2020-06-15T02:00:00.000Z'): FakeClock {
  let now = Date.parse(at)
  return { now: () => now, advance: (ms) => void (now += ms) }
}
