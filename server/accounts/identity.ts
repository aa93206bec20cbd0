import type { Credentials } from '#server/accounts/credentials.ts'
import { LIFETIMES, sessionEnd, type SessionKind } from '#server/accounts/lifetimes.ts'
import type { AccountPorts } from '#server/accounts/ports.ts'
import { findSessions, findTokens, touchSession, type FoundCredential } from '#server/accounts/repository.ts'
import { hashSecret } from '#server/accounts/secrets.ts'
import { instantOf } from '#server/clock.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Who a request comes from, and by which credential, so that its end can be noticed. */
export interface Identity {
  readonly actor: Actor
  readonly kind: SessionKind | 'machine'
  /** Hash of the session or id of the token. */
  readonly key: string
  /** Id of the account behind a session of a person. */
  readonly account: string | null
  /** Instant, or null for a token without an end. */
  readonly expiresAt: string | null
  /** The session's end has just been moved: its cookie is due for renewal. */
  readonly renewed: boolean
}

export type Identify = (credentials: Credentials) => Promise<Identity | undefined>

/** Finds who is behind the credentials: a machine, else a person, else a screen. Undefined for strangers. */
export const identifier =
  (ports: AccountPorts): Identify =>
  async ({ bearer, person, screen }) => {
    if (bearer !== undefined) return machine(ports, bearer)
    return (await device(ports, 'person', person)) ?? (await device(ports, 'screen', screen))
  }

async function machine({ store, clock }: AccountPorts, secret: string): Promise<Identity | undefined> {
  const [token] = await findTokens(store.read, 'hash', [hashSecret(secret)], instantOf(clock.now()))
  return token && { ...token, kind: 'machine', renewed: false }
}

async function device(
  ports: AccountPorts,
  kind: SessionKind,
  secret: string | undefined,
): Promise<Identity | undefined> {
  if (secret === undefined) return undefined
  const [session] = await findSessions(ports.store.read, [hashSecret(secret)], instantOf(ports.clock.now()))
  const isOfKind = session && (session.actor.role === 'screen') === (kind === 'screen')
  if (!isOfKind) return undefined
  const renewal = await renew(ports, kind, session)
  return { ...session, kind, expiresAt: renewal ?? session.expiresAt, renewed: renewal !== undefined }
}

/** Moves the session's end, now and then; a store that cannot write does not stop people from reading. */
async function renew(
  { store, clock, log }: AccountPorts,
  kind: SessionKind,
  session: FoundCredential,
): Promise<string | undefined> {
  const now = clock.now()
  const lifetime = LIFETIMES[kind]
  if (now - Date.parse(session.seenAt) < lifetime.touchAfterMs) return undefined
  const expiresAt = instantOf(sessionEnd(lifetime, Date.parse(session.createdAt), now))
  try {
    await store.write((trx) => touchSession(trx, session.key, instantOf(now), expiresAt))
    return expiresAt
  } catch (error) {
    log.warn({ err: error }, 'a session could not be renewed')
    return undefined
  }
}
