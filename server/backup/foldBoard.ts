import { setImmediate } from 'node:timers/promises'
import { canonicalJson, sha256 } from '#server/releases/canonicalJson.ts'
import { LOG_BATCH, readLog } from '#server/releases/releaseLog.ts'
import type { Store } from '#server/store/store.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'

/** The board with all releases after it. Throws the store's objection for a release that is not what was written. */
export async function foldBoard(store: Pick<Store, 'read' | 'damaged'>, from: Board): Promise<Board> {
  let board = from
  for (;;) {
    const releases = await readLog(store, board.seq)
    board = applyReleases(board, releases)
    if (releases.length < LOG_BATCH) return board
    await setImmediate()
  }
}

/** The same for equal boards, in whichever order they came to be. */
export const boardHash = (board: Board): string => sha256(canonicalJson(board))
