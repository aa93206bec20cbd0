import type { FigureRef, Reckoning } from '#client/components/provenance/figureRef.ts'
import { latestOf, observationAt, observationUpTo, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { decimalDifference } from '#shared/movement.ts'
import { rankPeers, type Ranking } from '#shared/ranking.ts'
import { indicatorOf, subjectOf } from '#shared/series.ts'
import { areComparable, convert, shiftDecimal } from '#shared/unit.ts'

/** A value as far as a sum needs it. */
export type Published = Pick<BoardObservation, 'period' | 'value' | 'missing'>
/** What was asked for beside the board, which holds the newest years only. */
export interface Told {
  readonly own?: Published | undefined
  readonly other?: Published | undefined
}

/** What a reckoning takes in and comes to; a value that is not known makes the result unknown too. */
export type Reckoned =
  | { readonly by: 'place'; readonly ranking: Ranking; readonly home: string }
  | {
      readonly by: 'difference' | 'share'
      readonly own: Published | undefined
      readonly other: Published | undefined
      readonly result: number | undefined
    }

const onBoard = (
  board: Board,
  catalogue: Catalogue,
  { series, period }: FigureRef,
): BoardObservation | undefined => {
  if (!period) return latestOf(board, series)
  // A plan for the year may have been set for its first half first.
  const isPlan = catalogue.indicator(indicatorOf(series))?.basis === 'plan'
  return isPlan ? observationUpTo(board, series, period) : observationAt(board, series, period)
}

/** A value of one series in the unit of another. */
function inUnitOf(
  catalogue: Catalogue,
  of: FigureRef,
  against: FigureRef,
  value: number,
): number | undefined {
  const [own, other] = [of, against].map(({ series }) => catalogue.indicator(indicatorOf(series)))
  if (!own || !other) return undefined
  const [from, to] = [catalogue.unit(other.unit), catalogue.unit(own.unit)]
  return areComparable(from, to) ? convert(value, from, to) : undefined
}

/** Works the shown number out again from the board, as the page that showed it did; beyond it, from what was told. */
export function reckon(
  board: Board,
  catalogue: Catalogue,
  of: FigureRef,
  reckoning: Reckoning,
  told: Told = {},
): Reckoned | undefined {
  const own = onBoard(board, catalogue, of) ?? told.own
  if (reckoning.by === 'place') {
    const indicator = catalogue.indicator(indicatorOf(of.series))
    if (!indicator || !own) return undefined
    const ranking = rankPeers(board, catalogue, indicator, own.period)
    return { by: 'place', ranking, home: subjectOf(of.series) }
  }
  const { by, against } = reckoning
  const other = onBoard(board, catalogue, against) ?? told.other
  const given = typeof other?.value === 'number' ? inUnitOf(catalogue, of, against, other.value) : undefined
  return { by, own, other, result: resultOf(by, own?.value, given) }
}

function resultOf(
  by: 'difference' | 'share',
  own: number | null | undefined,
  other: number | undefined,
): number | undefined {
  if (own === null || own === undefined || other === undefined) return undefined
  if (by === 'difference') return decimalDifference(own, other)
  return other === 0 ? undefined : shiftDecimal(own, 2) / other
}
