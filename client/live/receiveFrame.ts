import { applyReleases } from '#shared/applyRelease.ts'
import type { Board } from '#shared/board.ts'
import type { Release } from '#shared/release.ts'

export type Received =
  | { readonly kind: 'applied'; readonly board: Board; readonly fresh: readonly Release[] }
  | { readonly kind: 'nothing-new' }
  /** Something was missed, or the log is another one: ask before showing anything further. */
  | { readonly kind: 'gap' }

/** What a frame of releases does to a board: repeats are dropped, a gap is noticed, the rest is applied in order. */
export function receiveFrame(board: Board, epoch: string, releases: readonly Release[]): Received {
  if (epoch !== board.epoch) return { kind: 'gap' }
  const fresh = releases.filter((r) => r.seq > board.seq)
  const first = fresh[0]
  if (!first) return { kind: 'nothing-new' }
  const isGapless = fresh.every((r, i) => r.seq === board.seq + 1 + i)
  return isGapless ? { kind: 'applied', board: applyReleases(board, fresh), fresh } : { kind: 'gap' }
}
