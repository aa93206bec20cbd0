import { STATUS_EVERY_MS, type ScreenState } from '#shared/screens/screen.ts'

/** Two heartbeats: a screen that has missed them, or has been behind for so long, stands still. */
export const FROZEN_AFTER_MS = 2 * STATUS_EVERY_MS
/** Painting takes its time: nobody is behind for less. */
const BEHIND_AFTER_MS = 2_000
/** One that fell silent without closing its connection stands still for so long, then it is gone. */
const GONE_AFTER_MS = 10 * 60_000

/** What is known of a screen's connection and of what it shows; instants of the server's clock. */
export interface Sighting {
  readonly isConnected: boolean
  /** Its last word, or since when it is connected where it has said none. */
  readonly heardAt: number | null
  /** When it fell silent without closing its connection; null where it closed it, or is there. */
  readonly lostAt: number | null
  /** When the first release came that it has not painted; null where it shows the newest. */
  readonly overtakenAt: number | null
}

/** The state of a screen in words of the roll-call. */
export function screenState(
  { isConnected, heardAt, lostAt, overtakenAt }: Sighting,
  now: number,
): ScreenState {
  if (!isConnected) return lostAt !== null && now - lostAt < GONE_AFTER_MS ? 'frozen' : 'away'
  if (heardAt !== null && now - heardAt >= FROZEN_AFTER_MS) return 'frozen'
  if (overtakenAt === null || now - overtakenAt < BEHIND_AFTER_MS) return 'current'
  return now - overtakenAt >= FROZEN_AFTER_MS ? 'frozen' : 'behind'
}
