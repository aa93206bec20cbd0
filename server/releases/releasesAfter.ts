import { REPLAY_CHANGES, type BoardKeeper } from '#server/releases/boardKeeper.ts'
import { countChanges, readLog } from '#server/releases/releaseLog.ts'
import type { Store } from '#server/store/store.ts'
import { REPLAY_LIMIT } from '#shared/contract/live.ts'
import type { Release } from '#shared/release.ts'

/** {@link Releases.releasesAfter}: from memory for those who were away shortly, from the log for others. */
export async function releasesAfter(
  store: Store,
  keeper: BoardKeeper,
  seq: number,
  limit = Infinity,
): Promise<readonly Release[] | 'snapshot'> {
  const newest = keeper.board().seq
  const upTo = Math.min(newest, seq + limit)
  if (seq > newest || upTo - seq > REPLAY_LIMIT) return 'snapshot'
  const held = keeper.heldAfter(seq)
  if (held) return held.slice(0, upTo - seq)
  if (upTo > seq + 1 && (await countChanges(store, seq, upTo)) > REPLAY_CHANGES) return 'snapshot'
  return readLog(store, seq, upTo - seq)
}
