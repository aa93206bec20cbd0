/*
 * Several servers on one database; what the columns mean is as in `tables.ts`. Of the present alone: whoever copies a
 * store may leave it out.
 */

/** A server that is at work; one that was not seen for long has ended. */
export interface NodeRow {
  id: string
  started: string
  seen: string
  version: string
  /** Where it listens. */
  address: string
  /** The newest release on its board. */
  seq: number
  /** Hash of the code in the link of the wall that it printed. */
  screen_hash: string
}

/** What only one server may be doing at a time. */
export interface LeaseRow {
  name: string
  holder: string
  /** Epoch milliseconds; 0 while nobody holds it. */
  until: number
  /** What was done last under it, for things that happen once: a day. */
  done: string
}
