import type { FigureRef, Reckoning } from '#client/components/provenance/figureRef.ts'
import { latestOf, observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { decimalDifference } from '#shared/movement.ts'
import { rankPeers, type Ranking } from '#shared/ranking.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** What a reckoning takes in and comes to; a value that is not known makes the result unknown too. */
export type Reckoned =
  | { readonly by: 'place'; readonly ranking: Ranking; readonly home: string }
  | {
      readonly by: 'difference' | 'share'
      readonly own: BoardObservation | undefined
      readonly other: BoardObservation | undefined
      readonly result: number | undefined
    }

const onBoard = (board: Board, { series, period }: FigureRef): BoardObservation | undefined =>
  period ? observationAt(board, series, period) : latestOf(board, series)

/** Works the shown number out again from the board, as the page that showed it did. */
export function reckon(
  board: Board,
  catalogue: Catalogue,
  of: FigureRef,
  reckoning: Reckoning,
): Reckoned | undefined {
  const own = onBoard(board, of)
  if (reckoning.by === 'place') {
    const indicator = catalogue.indicator(indicatorOf(of.series))
    if (!indicator || !own) return undefined
    const ranking = rankPeers(board, indicator, own.period, catalogue.site.peers)
    return { by: 'place', ranking, home: subjectOf(of.series) }
  }
  const other = onBoard(board, reckoning.against)
  return { by: reckoning.by, own, other, result: resultOf(reckoning.by, own?.value, other?.value) }
}

function resultOf(
  by: 'difference' | 'share',
  own: number | null | undefined,
  other: number | null | undefined,
): number | undefined {
  if (own === null || own === undefined || other === null || other === undefined) return undefined
  if (by === 'difference') return decimalDifference(own, other)
  return other === 0 ? undefined : shiftDecimal(own, 2) / other
}
