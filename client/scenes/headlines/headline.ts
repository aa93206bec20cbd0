import { planProgress } from '#shared/annualPlan.ts'
import { latestOf, observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { judgementKeys } from '#shared/light/judgeFigure.ts'
import { movementOf, toneOf, type Movement } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import type { HeadlineSetting } from '#shared/scenes/scene.ts'

/** One headline figure with everything that is said beside it. */
export interface HeadlineState {
  readonly observation: BoardObservation | undefined
  readonly movement: { readonly movement: Movement; readonly indicator: Indicator } | undefined
  readonly place: Place | undefined
  readonly target: { readonly code: string; readonly plan: number; readonly completion: number } | undefined
}

/** Every series that the state of a headline is made of. */
export function headlineKeys(catalogue: Catalogue, { code, growth }: HeadlineSetting): readonly SeriesKey[] {
  const { home, peers } = catalogue.site
  const indicator = catalogue.indicator(code)
  const own = [code, growth].filter((c) => c !== undefined).map((c) => seriesKey(c, home))
  const judged = indicator ? judgementKeys(catalogue, indicator, home) : []
  return [...own, ...judged, ...peers.map((peer) => seriesKey(code, peer))]
}

/** What the wall says of a headline in the newest period that the district has. */
export function headlineState(board: Board, catalogue: Catalogue, headline: HeadlineSetting): HeadlineState {
  const indicator = catalogue.indicator(headline.code)
  const observation = indicator && latestOf(board, seriesKey(headline.code, catalogue.site.home))
  if (!indicator || !observation)
    return { observation, movement: undefined, place: undefined, target: undefined }
  const { period } = observation
  return {
    observation,
    movement: headline.growth
      ? publishedGrowth(board, catalogue, headline.growth, period)
      : ownMovement(board, catalogue, indicator, period),
    place: placeIn(board, catalogue, indicator, period),
    target: targetOf(board, catalogue, indicator, observation),
  }
}

function ownMovement(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): HeadlineState['movement'] {
  const movement = movementOf(board, indicator, catalogue.rule(indicator.rule), catalogue.site.home, period)
  return movement && { movement, indicator }
}

/** The growth that was published with an amount; it is never recomputed from two amounts (S4). */
function publishedGrowth(
  board: Board,
  catalogue: Catalogue,
  code: string,
  period: Period,
): HeadlineState['movement'] {
  const indicator = catalogue.indicator(code)
  const delta = observationAt(board, seriesKey(code, catalogue.site.home), period)?.value
  if (!indicator || delta === null || delta === undefined) return undefined
  const tone = toneOf(delta, indicator)
  return {
    movement: { unit: 'percent', delta, against: 'last-year', from: lastYearPeriod(period), tone },
    indicator,
  }
}

/** The place among the peers, and how it moved since the period before. */
function placeIn(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  period: Period,
): Place | undefined {
  const earlier = stepPeriod(catalogue.rule(indicator.rule), period, -1)
  return placeOf(
    rankPeers(board, catalogue, indicator, period),
    catalogue.site.home,
    rankPeers(board, catalogue, indicator, earlier),
  )
}

function targetOf(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  observation: BoardObservation,
): HeadlineState['target'] {
  const [furthest] = planProgress(board, catalogue, indicator, catalogue.site.home, observation)
  if (!furthest) return undefined
  const { plan, progress } = furthest
  return { code: plan.target.code, plan: plan.value, completion: progress.completion }
}
