import type { Face, ReleaseReceipts } from '#shared/contract/live.ts'

/** Screens of one face, on one node. */
export interface PaintedFace {
  readonly face: Face
  readonly following: number
  readonly painted: number
  /** Milliseconds to paint; where there are fewer than `painted`, each stands for as many others. */
  readonly times: readonly number[]
}

interface Weighed {
  readonly ms: number
  readonly weight: number
}

const ORDER: readonly Face[] = ['wall', 'tablet', 'admin', 'other']

/** How far a release has got, over all the screens that are told of. */
export function summary(seq: number, parts: readonly PaintedFace[]): ReleaseReceipts {
  const byFace = ORDER.flatMap((face) => {
    const own = parts.filter((part) => part.face === face)
    if (own.length === 0) return []
    return [
      { face, following: sum(own, 'following'), painted: sum(own, 'painted'), p95: percentile(own, 0.95) },
    ]
  })
  return {
    seq,
    following: sum(parts, 'following'),
    painted: sum(parts, 'painted'),
    p50: percentile(parts, 0.5),
    p95: percentile(parts, 0.95),
    byFace,
  }
}

const sum = (parts: readonly PaintedFace[], of: 'following' | 'painted'): number =>
  parts.reduce((total, part) => total + part[of], 0)

/** The nearest-rank percentile, to a tenth of a millisecond; null of nothing. */
function percentile(parts: readonly PaintedFace[], share: number): number | null {
  const all = parts
    .flatMap(({ painted, times }): Weighed[] => times.map((ms) => ({ ms, weight: painted / times.length })))
    .sort((a, b) => a.ms - b.ms)
  const total = all.reduce((whole, { weight }) => whole + weight, 0)
  let before = 0
  const at = all.find(({ weight }) => (before += weight) >= share * total - 1e-6) ?? all.at(-1)
  return at ? Math.round(at.ms * 10) / 10 : null
}
