/** From here on the age of the figures says more than they do. */
export const OLD_AFTER_MS = 3_600_000
const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_HOURS = 24

/** Whole days, hours and minutes. */
export interface Age {
  readonly days: number
  readonly hours: number
  readonly minutes: number
}

export function ageOf(ms: number): Age {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS)
  const hours = Math.floor(minutes / HOUR_MINUTES)
  return { days: Math.floor(hours / DAY_HOURS), hours: hours % DAY_HOURS, minutes: minutes % HOUR_MINUTES }
}

/** What of an age is said: minutes matter on the first day only. */
export const ageWords = ({ days }: Age): 'days' | 'hours' => (days > 0 ? 'days' : 'hours')
