import { canonicalJson } from '#server/releases/canonicalJson.ts'
import { openReleases, type ReleasePorts } from '#server/releases/index.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'

/**
 * Folds the log from its first release, each held against its hash, and compares the result with the board that a
 * start would serve, which goes on from one kept earlier.
 */
export async function verifyLog(ports: ReleasePorts): Promise<{ releases: number; agrees: boolean }> {
  const served = (await openReleases(ports)).board()
  let board = emptyBoard(served.epoch)
  while (board.seq < served.seq) {
    const batch = await readLog(ports.store, board.seq, Math.min(100, served.seq - board.seq))
    if (batch.length === 0) break
    board = applyReleases(board, batch)
  }
  return { releases: board.seq, agrees: canonicalJson(board) === canonicalJson(served) }
}
