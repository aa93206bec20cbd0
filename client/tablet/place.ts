import type { Ranking } from '#shared/ranking.ts'

/** Where one subject stands among those that have published. */
export interface Place {
  readonly place: number
  readonly tied: boolean
  /** Some of the peers have not published: the place may still change (暂列). */
  readonly provisional: boolean
  /** Among how many. */
  readonly count: number
  readonly demo: boolean
}

/** The place of a subject in a ranking; undefined where it has none, or nobody to be compared with. */
export function placeIn(ranking: Ranking, subject: string): Place | undefined {
  const mine = ranking.peers.find((peer) => peer.subject === subject)
  if (!mine || ranking.peers.length < 2) return undefined
  return {
    place: mine.rank,
    tied: mine.tied,
    provisional: ranking.absent.length > 0,
    count: ranking.peers.length,
    demo: ranking.peers.some((peer) => peer.demo),
  }
}
