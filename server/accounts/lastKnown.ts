import { createHash } from 'node:crypto'
import type { Credentials } from '#server/accounts/credentials.ts'
import type { Endings } from '#server/accounts/endings.ts'
import type { Identify, Identity } from '#server/accounts/identity.ts'
import type { Clock } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { SILENT_MS, within } from '#server/store/within.ts'

/** So long after the store has vouched for somebody they are believed without it. */
const BELIEVED_MS = 60 * 60_000
/** As long as it is known to be away it is only tried. */
const TRIED_MS = 100
const MOST_KNOWN = 10_000

interface Known {
  readonly identity: Identity
  readonly at: number
}

/**
 * Identifies by the store; while it is away, whoever it has vouched for lately is believed, so that screens and people go on
 * reading what is in memory. Nothing can be written then, and nobody's session ended, for that needs the store as well.
 */
export function lastKnown(
  identify: Identify,
  clock: Clock,
  { onEnded, onGap }: Pick<Endings, 'onEnded' | 'onGap'>,
): Identify {
  const known = new Map<string, Known>()
  let isAway = false
  onEnded((key) => {
    for (const [name, { identity }] of known)
      if (identity.key === key || identity.account === key) known.delete(name)
  })
  onGap(() => known.clear())
  return async (credentials) => {
    const name = nameOf(credentials)
    const found = identify(credentials).then((identity) => {
      isAway = false
      return identity
    })
    try {
      const identity = await within(isAway && known.has(name) ? TRIED_MS : SILENT_MS, found)
      known.delete(name)
      if (identity) known.set(name, { identity, at: clock.now() })
      for (const oldest of known.keys()) {
        if (known.size <= MOST_KNOWN) break
        known.delete(oldest)
      }
      return identity
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'unavailable')) throw error
      isAway = true
      const last = known.get(name)
      if (!last || !stands(last, clock.now())) throw error
      return { ...last.identity, renewed: false }
    }
  }
}

const stands = ({ identity: { expiresAt }, at }: Known, now: number): boolean =>
  now - at < BELIEVED_MS && (expiresAt === null || Date.parse(expiresAt) > now)

/** Secrets are not kept, only what tells them apart. */
const nameOf = ({ bearer, person, screen, agent }: Credentials): string =>
  createHash('sha256')
    .update(JSON.stringify([bearer ?? null, person ?? null, screen ?? null, agent ?? null]))
    .digest('base64')
