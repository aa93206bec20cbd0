import { isPeriod, periodParts, type Day } from '#shared/period.ts'

/** A point in the history of the log, in one of the three ways in which people name one. */
export type AsOfPoint =
  | { readonly kind: 'seq'; readonly seq: number }
  | { readonly kind: 'instant'; readonly at: string }
  /** The end of a calendar day on the bureau's clock. */
  | { readonly kind: 'day'; readonly day: Day }

const SEQ = /^\d{1,15}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/

/** Reads `1042`, `2020-06-12T02:00:00.000Z` or `2020-06-12`; undefined for anything else. */
export function asOfPoint(text: string): AsOfPoint | undefined {
  if (SEQ.test(text)) return { kind: 'seq', seq: Number(text) }
  if (isPeriod(text) && periodParts(text).kind === 'day') return { kind: 'day', day: text }
  const ms = INSTANT.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(ms) ? undefined : { kind: 'instant', at: new Date(ms).toISOString() }
}
