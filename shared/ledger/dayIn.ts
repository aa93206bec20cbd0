import { isPeriod, periodParts, type Day } from '#shared/period.ts'

/** Days that were read before: records are full of the same few thousand, and each is asked of many times. */
const known = new Map<string, Day>()
const MOST_KNOWN = 50_000

/** The day of a date or an instant; undefined where the text holds none. */
export function dayIn(value: unknown): Day | undefined {
  const day = typeof value === 'string' ? value.slice(0, 10) : ''
  const before = known.get(day)
  if (before !== undefined) return before
  if (!isPeriod(day) || periodParts(day).kind !== 'day') return undefined
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(day, day)
  return day
}
