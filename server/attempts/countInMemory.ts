import { secondsUntil } from '#server/attempts/secondsUntil.ts'
import type { Attempts } from '#server/attempts/attempts.ts'
import type { Clock } from '#server/clock.ts'

/** Names beyond this make those go whose time is over. */
const TIDY_FROM = 1_000

interface Window {
  readonly hits: number
  readonly until: number
}

/** Counts what one process sees. */
export function countInMemory(clock: Clock): Attempts {
  const windows = new Map<string, Window>()
  let tidyFrom = TIDY_FROM
  const tidy = (now: number): void => {
    if (windows.size < tidyFrom) return
    for (const [name, { until }] of windows) if (until <= now) windows.delete(name)
    tidyFrom = Math.max(TIDY_FROM, windows.size * 2)
  }
  return {
    take: async (name, { most, windowMs }) => {
      const now = clock.now()
      tidy(now)
      const known = windows.get(name)
      const { hits, until } = known && known.until > now ? known : { hits: 0, until: now + windowMs }
      if (hits >= most) return { isOver: true, seconds: secondsUntil(until, now) }
      windows.set(name, { hits: hits + 1, until })
      return { isOver: false, seconds: secondsUntil(until, now) }
    },
    giveBack: async (name) => {
      const known = windows.get(name)
      if (known && known.hits > 0) windows.set(name, { ...known, hits: known.hits - 1 })
    },
    close: async () => undefined,
  }
}
