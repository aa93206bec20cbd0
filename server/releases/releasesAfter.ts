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
): Promise<readonly Release[] | 'snapshot'> {
  const upTo = keeper.board().seq
  if (seq > upTo || upTo - seq > REPLAY_LIMIT) return 'snapshot'
  const held = keeper.heldAfter(seq)
  if (held) return held
  if ((await countChanges(store, seq, upTo)) > REPLAY_CHANGES) return 'snapshot'
  return readLog(store, seq, upTo - seq)
}
