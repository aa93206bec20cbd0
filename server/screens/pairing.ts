import { randomInt } from 'node:crypto'
import { LIFETIMES, sessionEnd } from '#server/accounts/lifetimes.ts'
import type { Trx } from '#server/accounts/ports.ts'
import { hashSecret, newSecret } from '#server/accounts/secrets.ts'
import { startSession } from '#server/accounts/sessions.ts'
import { instantOf } from '#server/clock.ts'
import { Failure } from '#server/failure.ts'
import { isKey } from '#server/screens/deviceKey.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'
import type { ScreenPairingRow } from '#server/store/screenTables.ts'
import type { DeviceKey, PairingOffer, PairingState } from '#shared/contract/screens.ts'

export const PAIRING_MS = 5 * 60_000
/** More codes than this are not open at once: a code that is mistyped must not be another one's. */
const OPEN_AT_MOST = 300

export interface Offer {
  readonly key: DeviceKey | undefined
  /** The secret behind the code that the device showed until now. */
  readonly former: string | undefined
  readonly agent: string
}
export interface Offered {
  /** Goes into the cookie, and nowhere else. */
  readonly secret: string
  readonly offer: PairingOffer
}
export interface Credential {
  readonly secret: string
  readonly expiresAt: string
}
export interface PairingOutcome extends PairingState {
  readonly credential?: Credential
}

/** A code for a device to show, in place of the one before. */
export function offerPairing({ store, clock }: ScreenPorts, { key, former, agent }: Offer): Promise<Offered> {
  if (key && !isKey(key)) throw new Failure('invalid', [{ pointer: '/key', code: 'malformed-key' }])
  return store.write(async (trx) => {
    const now = clock.now()
    await trx.deleteFrom('screen_pairing').where('expires_at', '<=', instantOf(now)).execute()
    if (former !== undefined)
      await trx.deleteFrom('screen_pairing').where('hash', '=', hashSecret(former)).execute()
    const secret = newSecret()
    const expiresAt = instantOf(now + PAIRING_MS)
    const code = await insertWithCode(trx, {
      ...{ hash: hashSecret(secret), agent },
      ...{ device_key: key ? JSON.stringify(key) : null, screen: null, taken: 0 },
      ...{ created_at: instantOf(now), expires_at: expiresAt },
    })
    return { secret, offer: { code, expiresAt, seconds: PAIRING_MS / 1000 } }
  })
}

/** Keeps the pairing under six digits that no other device shows, whichever node that one asked. */
async function insertWithCode(trx: Trx, pairing: Omit<ScreenPairingRow, 'code_hash'>): Promise<string> {
  const { open } = await trx
    .selectFrom('screen_pairing')
    .select(({ fn }) => fn.countAll().as('open'))
    .executeTakeFirstOrThrow()
  if (Number(open) >= OPEN_AT_MOST) throw new Failure('pairings-full')
  for (;;) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const kept = await trx
      .insertInto('screen_pairing')
      .values({ ...pairing, code_hash: hashSecret(code) })
      .onConflict((on) => on.column('code_hash').doNothing())
      .returning('hash')
      .executeTakeFirst()
    if (kept) return code
  }
}

/**
 * Whether the device's code has been entered. Once it has, the device gets its credential; a device that asks again
 * within the minutes of its code did not hear the answer, and gets another one in place of that.
 */
export async function askPairing(
  { store, clock, accounts }: ScreenPorts,
  secret: string | undefined,
  agent: string,
): Promise<PairingOutcome> {
  const pairing = await open(store.read, secret, instantOf(clock.now()))
  if (!pairing || pairing.agent !== agent) return { state: 'expired' }
  if (pairing.screen === null) return { state: 'waiting' }
  const taken = await store.write(async (trx) => {
    const now = clock.now()
    const { screen } = (await open(trx, secret, instantOf(now))) ?? {}
    if (screen === null || screen === undefined) return undefined
    const unheard = await trx.deleteFrom('session').where('screen', '=', screen).returning('hash').execute()
    await trx
      .updateTable('screen_pairing')
      .set((row) => ({ taken: row('taken', '+', 1) }))
      .where('hash', '=', pairing.hash)
      .execute()
    const by = `screen:${screen}`
    const given = await startSession(trx, {
      kind: 'screen',
      account: null,
      screen,
      by,
      means: 'pairing-code',
      now,
    })
    const expiresAt = instantOf(sessionEnd(LIFETIMES.screen, now, now))
    return { credential: { secret: given, expiresAt }, unheard }
  })
  if (!taken) return { state: 'expired' }
  accounts.tellEnded(taken.unheard.map(({ hash }) => hash))
  return { state: 'paired', credential: taken.credential }
}

/** The pairing of this secret, while its screen has not been revoked again. */
async function open(db: ScreenPorts['store']['read'], secret: string | undefined, now: string) {
  if (secret === undefined) return undefined
  const pairing = await db
    .selectFrom('screen_pairing as p')
    .leftJoin('screen as d', 'd.id', 'p.screen')
    .select(['p.hash', 'p.screen', 'p.agent', 'd.revoked_at'])
    .where('p.hash', '=', hashSecret(secret))
    .where('p.expires_at', '>', now)
    .executeTakeFirst()
  return pairing?.revoked_at === null ? pairing : undefined
}
