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
  /** Id of the screen behind a session of a device. */
  readonly screen: string | null
  /** Instant, or null for a token without an end. */
  readonly expiresAt: string | null
  /** The session's end has just been moved: its cookie is due for renewal. */
  readonly renewed: boolean
}

export type Identify = (credentials: Credentials) => Promise<Identity | undefined>

/** What is done about a screen whose credential somebody else uses as well. */
export type Copied = (screen: string) => Promise<void>

/** Finds who is behind the credentials: a machine, else a person, else a screen. Undefined for strangers. */
export const identifier =
  (ports: AccountPorts, copied: Copied): Identify =>
  async ({ bearer, person, screen, agent }) => {
    if (bearer !== undefined) return machine(ports, bearer)
    return (await browser(ports, person)) ?? (await device(ports, screen, agent, copied))
  }

async function machine({ store, clock }: AccountPorts, secret: string): Promise<Identity | undefined> {
  const [token] = await findTokens(store.read, 'hash', [hashSecret(secret)], instantOf(clock.now()))
  return token && { ...token, screen: null, kind: 'machine', renewed: false }
}

async function browser(ports: AccountPorts, secret: string | undefined): Promise<Identity | undefined> {
  const session = await sessionOf(ports, secret)
  if (!session || session.actor.role === 'screen') return undefined
  return { ...session, screen: null, kind: 'person', ...(await renewal(ports, 'person', session)) }
}

/**
 * A paired screen is known by its own browser alone, and a credential that has been replaced gives away that there are
 * two who hold it. Its cookie is renewed by its rotation and by nothing else, since an answer that is late would bring
 * the one before back.
 */
async function device(
  ports: AccountPorts,
  secret: string | undefined,
  agent: string | undefined,
  copied: Copied,
): Promise<Identity | undefined> {
  const session = await sessionOf(ports, secret)
  if (!session || session.actor.role !== 'screen') return undefined
  const { screen } = session
  if (screen?.former) await copied(screen.id)
  const isPaired = screen !== null && screen.agent !== null
  if (screen?.former || (isPaired && screen.agent !== agent)) return undefined
  const renewed = isPaired ? unchanged(session) : await renewal(ports, 'screen', session)
  return { ...session, screen: screen?.id ?? null, kind: 'screen', ...renewed }
}

async function sessionOf({ store, clock }: AccountPorts, secret: string | undefined) {
  if (secret === undefined) return undefined
  const [session] = await findSessions(store.read, [hashSecret(secret)], instantOf(clock.now()))
  return session
}

type Renewal = Pick<Identity, 'expiresAt' | 'renewed'>
const unchanged = ({ expiresAt }: FoundCredential): Renewal => ({ expiresAt, renewed: false })

/** Moves the session's end, now and then; a store that cannot write does not stop people from reading. */
async function renewal(
  { store, clock, log }: AccountPorts,
  kind: SessionKind,
  session: FoundCredential,
): Promise<Renewal> {
  const now = clock.now()
  const lifetime = LIFETIMES[kind]
  if (now - Date.parse(session.seenAt) < lifetime.touchAfterMs) return unchanged(session)
  const expiresAt = instantOf(sessionEnd(lifetime, Date.parse(session.createdAt), now))
  try {
    await store.write((trx) => touchSession(trx, session.key, instantOf(now), expiresAt))
    return { expiresAt, renewed: true }
  } catch (error) {
    log.warn({ err: error }, 'a session could not be renewed')
    return unchanged(session)
  }
}
