import { isPeriod, periodParts, type Day } from '#shared/period.ts'

/** The day of a date or an instant; undefined where the text holds none. */
export function dayIn(value: unknown): Day | undefined {
  const day = typeof value === 'string' ? value.slice(0, 10) : ''
  return isPeriod(day) && periodParts(day).kind === 'day' ? day : undefined
}
