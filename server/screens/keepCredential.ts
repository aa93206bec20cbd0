import { endScreen } from '#server/accounts/endScreen.ts'
import type { Identity } from '#server/accounts/index.ts'
import { LIFETIMES, sessionEnd } from '#server/accounts/lifetimes.ts'
import { countsAsUse, isDue, replaceCredential, useCredential } from '#server/accounts/screenCredential.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { isSignedBy } from '#server/screens/deviceKey.ts'
import type { Nonces } from '#server/screens/nonces.ts'
import type { Credential } from '#server/screens/pairing.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { CredentialAnswer, CredentialRequest } from '#shared/contract/screens.ts'

export interface KeptCredential extends CredentialAnswer {
  readonly credential?: Credential
}

/**
 * Notes that a screen uses its credential, and replaces it when it is due. A device with a key proves first that it
 * still is that device; one that cannot has copied the credential, and the screen ends (`onEnded`).
 */
export async function keepCredential(
  ports: ScreenPorts,
  nonces: Nonces,
  { key, screen }: Pick<Identity, 'key' | 'screen'>,
  proof: CredentialRequest,
  onEnded: (screen: string) => void,
): Promise<KeptCredential> {
  const { store, clock, accounts } = ports
  const session = await store.read
    .selectFrom('session as s')
    .innerJoin('screen as d', 'd.id', 's.screen')
    .select(['s.created_at', 's.seen_at', 'd.id', 'd.device_key', 'd.means'])
    .where('s.hash', '=', key)
    .executeTakeFirst()
  if (screen === null || !session || session.means !== 'paired') return { state: 'held' }
  const now = clock.now()
  if (countsAsUse(session, now)) accounts.tellEnded(await store.write((trx) => useCredential(trx, key, now)))
  if (!isDue(session.created_at, now)) return { state: 'held' }

  if (session.device_key !== null) {
    const { nonce, signature } = proof
    if (nonce === undefined || signature === undefined || !(await nonces.spend(key, nonce)))
      return { state: 'challenge', nonce: await nonces.make(key) }
    if (!isSignedBy(session.device_key, nonce, signature)) {
      const end = { id: screen, by: 'system', reason: 'unproven', now } as const
      accounts.tellEnded(await store.write((trx) => endScreen(trx, end)))
      onEnded(screen)
      throw new Failure('unauthenticated')
    }
  }
  const { secret } = await store.write((trx) => replaceCredential(trx, screen, now))
  const expiresAt = instantOf(sessionEnd(LIFETIMES.screen, now, now))
  return { state: 'renewed', credential: { secret, expiresAt } }
}
