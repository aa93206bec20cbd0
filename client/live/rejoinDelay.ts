const SETTLED_MS = 60_000
/** Leaves the rest of a second for connecting and catching up. */
const CAP_MS = 800
const LATE_CAP_MS = 8_000
const FIRST_CAP_MS = 250

/**
 * Milliseconds to wait before the next attempt, with full jitter: a server that comes back within a minute has
 * every screen back within a second, and one that was long away is not met by all of them at once.
 */
export function rejoinDelay(attempt: number, awayMs: number, random: number): number {
  const cap = awayMs > SETTLED_MS ? LATE_CAP_MS : CAP_MS
  return random * Math.min(cap, FIRST_CAP_MS * 2 ** Math.min(attempt, 10))
}
