const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long a credential holds: `idleMs` after its last request, and never longer than `absoluteMs` in all. */
export interface Lifetime {
  readonly idleMs: number
  readonly absoluteMs: number
  /** A session's last use is written down no more often than this. */
  readonly touchAfterMs: number
}

export const LIFETIMES = {
  person: { idleMs: 8 * HOUR_MS, absoluteMs: 7 * DAY_MS, touchAfterMs: 5 * MINUTE_MS },
  /** A screen on a wall signs in once: its cookie is renewed as long as it is used. */
  screen: { idleMs: 400 * DAY_MS, absoluteMs: Infinity, touchAfterMs: DAY_MS },
} as const satisfies Record<string, Lifetime>

export type SessionKind = keyof typeof LIFETIMES

export const SIGN_IN_CODE_MS = 15 * MINUTE_MS

/** When a session that was made and last used at these instants ends. */
export const sessionEnd = ({ idleMs, absoluteMs }: Lifetime, createdAt: number, seenAt: number): number =>
  Math.min(createdAt + absoluteMs, seenAt + idleMs)
