import { endScreen } from '#server/accounts/endScreen.ts'
import { GIVEN_NAME } from '#server/accounts/linkScreen.ts'
import { actingFrom } from '#server/audit/origin.ts'
import { instantOf } from '#server/clock.ts'
import type { ScreenPorts } from '#server/screens/ports.ts'

/** A month: no holiday and no repair keeps a wall dark for so long. */
export const FORGOTTEN_AFTER_MS = 30 * 24 * 60 * 60_000
/** The first look is an hour after the start, when every screen that is still there has been back for long. */
const LOOK_EVERY_MS = 60 * 60_000

type Ports = Pick<ScreenPorts, 'store' | 'clock' | 'log' | 'accounts'>

/**
 * Takes off the roll what came in by the wall's link, was given no name or place by anybody, and was not seen for a
 * month: a browser that somebody once tried the link in. Hands back which screens these were.
 */
export async function forgetUnseen({ store, clock, accounts }: Ports): Promise<readonly string[]> {
  const now = clock.now()
  const unseen = await store.read
    .selectFrom('screen')
    .select(['id', 'name'])
    .where('means', '=', 'link')
    .where('revoked_at', 'is', null)
    .where('place', '=', '')
    .where('seen_at', '<', instantOf(now - FORGOTTEN_AFTER_MS))
    .execute()
  const gone = unseen.filter(({ name }) => GIVEN_NAME.test(name)).map(({ id }) => id)
  // One after another: two nodes that hold several each would wait for each other.
  for (const id of gone)
    accounts.tellEnded(
      await store.write((trx) => endScreen(trx, { id, by: 'system', reason: 'forgotten', now })),
    )
  return gone
}

/** Looks every hour for screens to forget, and tells of each that it is gone. */
export function forgetByTheHour(
  ports: Ports,
  gone: (screen: string) => void,
): { readonly close: () => Promise<void> } {
  let work: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    work = actingFrom('timer', 'screens', () => forgetUnseen(ports))
      .then((screens) => screens.forEach(gone))
      .catch((error: unknown) => ports.log.warn({ err: error }, 'screens of the link were not forgotten'))
  }, LOOK_EVERY_MS)
  return {
    close: async () => {
      clearInterval(timer)
      await work
    },
  }
}
