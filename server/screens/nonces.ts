import { randomBytes } from 'node:crypto'
import type { Clock } from '#server/clock.ts'

const GOOD_FOR_MS = 60_000

/** Challenges that devices have been given, each for one answer of that device. */
export interface Nonces {
  readonly make: (key: string) => string
  /** Whether this is the open challenge of the key; it is used up by this. */
  readonly spend: (key: string, nonce: string) => boolean
}

export function nonces(clock: Clock): Nonces {
  const open = new Map<string, { readonly nonce: string; readonly until: number }>()
  return {
    make: (key) => {
      for (const [other, { until }] of open) if (until <= clock.now()) open.delete(other)
      const nonce = randomBytes(24).toString('base64url')
      open.set(key, { nonce, until: clock.now() + GOOD_FOR_MS })
      return nonce
    },
    spend: (key, nonce) => {
      const given = open.get(key)
      open.delete(key)
      return given?.nonce === nonce && given.until > clock.now()
    },
  }
}
