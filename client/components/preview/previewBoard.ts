import { applyRelease } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'
import type { DraftImpact } from '#shared/contract/review.ts'
import type { Release } from '#shared/release.ts'

export interface Previewed {
  readonly board: Board
  /** The release that was not made. */
  readonly release: Release
}

/** The board as it would be if the draft were released next. */
export function previewBoard(
  board: Board,
  { title, owner, changes }: Pick<DraftImpact, 'title' | 'owner' | 'changes'>,
  now: number,
): Previewed {
  const release: Release = { seq: board.seq + 1, at: new Date(now).toISOString(), title, owner, changes }
  return { board: applyRelease(board, release), release }
}
