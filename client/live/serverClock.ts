/** One question to the server and its answer: when it was asked and answered here, and what the server's clock said. */
export interface ClockSample {
  readonly sentAt: number
  readonly receivedAt: number
  readonly serverAt: number
}

/** The server's clock as a page knows it. */
export interface ServerClock {
  readonly take: (sample: ClockSample) => void
  /** Milliseconds of the server's clock at a moment of the page's own steady one; undefined before the first answer. */
  readonly at: (steadyMs: number) => number | undefined
  /** By how many milliseconds that may be wrong; undefined before the first answer. */
  readonly doubt: (steadyMs: number) => number | undefined
}

/** The best of so many answers counts: the one that was under way for the shortest time. */
const KEPT = 12
/** Beyond this the clock is put at once; below it is led along, so that no second is shown twice. */
const STEP_MS = 400
const LED_PER_MS = 0.05
/** How much faster or slower than the server's a machine's own clock may run, in parts of the time passed. */
const DRIFT = 0.000_05

interface Reading {
  /** What is to be added to the steady clock. */
  readonly ahead: number
  readonly doubt: number
  readonly takenAt: number
}

/**
 * Sets a clock by the answers of the server. It counts on the page's steady clock, so a device whose own time is wrong, or
 * is put right while the page is open, changes nothing.
 */
export function openServerClock(): ServerClock {
  let readings: readonly Reading[] = []
  let led: { readonly ahead: number; readonly since: number } | undefined

  const doubtOf = ({ doubt, takenAt }: Reading, at: number): number =>
    doubt + Math.max(0, at - takenAt) * DRIFT
  const best = (at: number): Reading | undefined =>
    readings.reduce<Reading | undefined>(
      (found, reading) => (found && doubtOf(found, at) <= doubtOf(reading, at) ? found : reading),
      undefined,
    )
  function aheadAt(at: number): number | undefined {
    const goal = best(at)?.ahead
    if (goal === undefined || led === undefined) return goal
    const may = Math.max(0, at - led.since) * LED_PER_MS
    const way = goal - led.ahead
    return led.ahead + Math.sign(way) * Math.min(Math.abs(way), may)
  }

  return {
    take: ({ sentAt, receivedAt, serverAt }) => {
      const doubt = (receivedAt - sentAt) / 2
      const reading = { ahead: serverAt - (sentAt + receivedAt) / 2, doubt, takenAt: receivedAt }
      const before = aheadAt(receivedAt)
      const known = best(receivedAt)
      // What cannot both be true: one of the two clocks has been put, and the newer answer knows.
      const contradicts =
        known !== undefined &&
        Math.abs(reading.ahead - known.ahead) > doubt + doubtOf(known, receivedAt) + STEP_MS
      readings = contradicts ? [reading] : [...readings, reading].slice(-KEPT)
      const after = best(receivedAt)?.ahead ?? reading.ahead
      const isPut = before === undefined || Math.abs(after - before) > STEP_MS
      led = { ahead: isPut ? after : before, since: receivedAt }
    },
    at: (steadyMs) => {
      const ahead = aheadAt(steadyMs)
      return ahead === undefined ? undefined : steadyMs + ahead
    },
    doubt: (steadyMs) => {
      const reading = best(steadyMs)
      return reading && doubtOf(reading, steadyMs)
    },
  }
}
