import { randomBytes } from 'node:crypto'
import type { ScreenPorts } from '#server/screens/ports.ts'

const GOOD_FOR_MS = 60_000

/**
 * Challenges that devices have been given, each for one answer of that device. They lie in the store, since the answer
 * may come to another node than the question.
 */
export interface Nonces {
  readonly make: (key: string) => Promise<string>
  /** Whether this is the open challenge of the key; it is used up by this. */
  readonly spend: (key: string, nonce: string) => Promise<boolean>
}

export const nonces = ({ store, clock }: Pick<ScreenPorts, 'store' | 'clock'>): Nonces => ({
  make: (session) =>
    store.write(async (trx) => {
      const now = clock.now()
      const nonce = randomBytes(24).toString('base64url')
      const until = now + GOOD_FOR_MS
      await trx.deleteFrom('screen_challenge').where('until', '<=', now).execute()
      await trx
        .insertInto('screen_challenge')
        .values({ session, nonce, until })
        .onConflict((on) => on.column('session').doUpdateSet({ nonce, until }))
        .execute()
      return nonce
    }),
  spend: (session, nonce) =>
    store.write(async (trx) => {
      const [given] = await trx
        .deleteFrom('screen_challenge')
        .where('session', '=', session)
        .returning(['nonce', 'until'])
        .execute()
      return given?.nonce === nonce && Number(given.until) > clock.now()
    }),
})
