import { instantOf, type Clock } from '#server/clock.ts'
import { StartError } from '#server/store/startError.ts'
import type { Store } from '#server/store/store.ts'

/** A node that was killed is still in the list for a moment. */
const SEEN_MS = 15_000

/**
 * Throws a StartError, and closes the store, while servers run on it: what they publish after the copy would be left
 * behind without anybody noticing.
 */
export async function refuseRunningNodes(store: Store, clock: Clock): Promise<Store> {
  const nodes = await store.read
    .selectFrom('node')
    .select(['id', 'address'])
    .where('seen', '>', instantOf(clock.now() - SEEN_MS))
    .execute()
  if (nodes.length === 0) return store
  await store.close()
  const named = nodes.map(({ id, address }) => address || id).join(', ')
  throw new StartError(
    `Servers run on this database (${named}); stop them, wait ${SEEN_MS / 1000} seconds and try again.`,
  )
}
