import type { BoardKeeper } from '#server/releases/boardKeeper.ts'
import { boardSnapshotInTurns } from '#server/releases/boardSnapshot.ts'
import type { Checkpoints } from '#server/releases/checkpoint.ts'
import { PastBoards } from '#server/releases/pastBoards.ts'
import type { BoardSnapshot, ReleasePorts, Releases } from '#server/releases/releases.ts'
import { seqAsOf } from '#server/releases/seqAsOf.ts'
import { Timeline } from '#server/releases/timeline.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'

/** Encoded boards that are kept, for screens that look at the same days one after another. */
const SNAPSHOTS = 12

/** What was public at any time before: points of the log by date, the board at each, and the days to choose from. */
export function openHistory(
  { store, clock, log }: Pick<ReleasePorts, 'store' | 'clock' | 'log'>,
  keeper: BoardKeeper,
  newest: () => BoardSnapshot,
  kept: Pick<Checkpoints, 'between'>,
): Pick<Releases, 'seqAsOf' | 'snapshotAt' | 'boardAt' | 'days' | 'close'> {
  const timeline = new Timeline(store)
  const boards = new PastBoards(store, timeline, keeper.board().epoch, kept)
  const snapshots = new Map<number, Promise<BoardSnapshot>>()
  let known: ReleaseDays | undefined
  let isClosed = false
  let preparation: Promise<void> | undefined

  async function encoded(seq: number): Promise<BoardSnapshot> {
    return boardSnapshotInTurns(await boards.at(seq))
  }
  return {
    seqAsOf: async (point) => {
      const { seq } = keeper.board()
      if (point.kind !== 'seq') await timeline.reach(seq)
      return seqAsOf(point, { newest: seq, now: clock.now(), timeline })
    },
    snapshotAt(seq) {
      if (seq === keeper.board().seq) return Promise.resolve(newest())
      const found = snapshots.get(seq) ?? encoded(seq)
      snapshots.delete(seq) // so that it becomes the one that was used last
      snapshots.set(seq, found)
      found.catch(() => snapshots.delete(seq))
      for (const oldest of snapshots.keys()) {
        if (snapshots.size <= SNAPSHOTS) break
        snapshots.delete(oldest)
      }
      return found
    },
    boardAt: (seq) => (seq === keeper.board().seq ? Promise.resolve(keeper.board()) : boards.at(seq)),
    days: async () => {
      const { epoch, seq } = keeper.board()
      await timeline.reach(seq)
      // Whoever asks for the days is about to choose one.
      preparation ??= boards
        .prepare(seq, () => !isClosed)
        .catch((error: unknown) => log.warn({ err: error }, 'past boards were not prepared'))
      if (known?.seq !== seq) known = { epoch, seq, ...timeline.days(seq) }
      return known
    },
    close: async () => {
      isClosed = true
      await preparation
    },
  }
}
