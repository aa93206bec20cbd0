import type { BoardObservation } from '#shared/board.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import { comparePeriods, type Period } from '#shared/period.ts'

/** An observation with what HTTP tells beyond the board: source, note, reason and the instant of its release. */
export interface HistoryPoint
  extends BoardObservation, Partial<Pick<Vintage, 'note' | 'source' | 'reason' | 'seq' | 'at'>> {}

/**
 * The whole published history with the board's newest values in it, ascending. For each period the later vintage
 * holds, so that neither an old answer nor a board that is behind takes a revision back.
 */
export function mergeHistory(
  fetched: readonly Vintage[],
  board: readonly BoardObservation[],
): readonly HistoryPoint[] {
  const points = new Map<Period, HistoryPoint>(fetched.map((point) => [point.period, point]))
  for (const observation of board) {
    const known = points.get(observation.period)
    if (!known || known.vintage < observation.vintage) points.set(observation.period, observation)
  }
  return [...points.values()].sort((a, b) => comparePeriods(a.period, b.period))
}
