import { appendAudit } from '#server/audit/appendAudit.ts'
import { LIFETIMES, sessionEnd, type SessionKind } from '#server/accounts/lifetimes.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { NO_ACCOUNT } from '#server/accounts/repository.ts'
import { hashSecret, newSecret } from '#server/accounts/secrets.ts'
import { instantOf } from '#server/clock.ts'

interface NewSession {
  readonly kind: SessionKind
  readonly account: string | null
  /** Whose credential it is, where it is one of a screen. */
  readonly screen: string | null
  /** Who signed in, for the audit log. */
  readonly by: string
  /** How: `password`, `code`, `screen-code`, `pairing-code`. */
  readonly means: string
  readonly now: number
}

/** Makes a session with a secret of its own, whatever the browser brought along; the secret is returned once. */
export async function startSession(trx: Trx, { by, means, ...of }: NewSession): Promise<string> {
  const at = instantOf(of.now)
  await trx.deleteFrom('session').where('expires_at', '<=', at).execute()
  const { secret, hash } = await addSession(trx, of)
  await appendAudit(trx, {
    at,
    actor: by,
    action: 'session.started',
    object: `session:${hash.slice(0, 12)}`,
    detail: { kind: of.kind, means },
  })
  return secret
}

/** A credential for what is signed in already or may be by now; nobody's act. */
export async function addSession(
  trx: Trx,
  { kind, account, screen, now }: Omit<NewSession, 'by' | 'means'>,
): Promise<{ readonly secret: string; readonly hash: string }> {
  const secret = newSecret()
  const hash = hashSecret(secret)
  const at = instantOf(now)
  await trx
    .insertInto('session')
    .values({
      ...{ hash, kind, screen, account_id: account ?? NO_ACCOUNT, created_at: at, seen_at: at },
      expires_at: instantOf(sessionEnd(LIFETIMES[kind], now, now)),
    })
    .execute()
  return { secret, hash }
}

/** Ends one session; false where there was none. */
export async function endSession(trx: Trx, hash: string, by: string, now: number): Promise<boolean> {
  const gone = await trx.deleteFrom('session').where('hash', '=', hash).returning('hash').execute()
  if (gone.length === 0) return false
  await appendAudit(trx, {
    at: instantOf(now),
    actor: by,
    action: 'session.ended',
    object: `session:${hash.slice(0, 12)}`,
    detail: {},
  })
  return true
}

/** Ends every session of an account, and what could start another without its password. */
export async function endSessionsOf(trx: Trx, account: string): Promise<void> {
  await trx.deleteFrom('session').where('account_id', '=', account).execute()
  await trx.deleteFrom('sign_in_code').where('account_id', '=', account).execute()
}
