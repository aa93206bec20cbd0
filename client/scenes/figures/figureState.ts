import { planProgress, type PlanProgress } from '#shared/annualPlan.ts'
import { latestOf, observationAt, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import { judgeFigure, judgementKeys } from '#shared/light/judgeFigure.ts'
import type { Judgement } from '#shared/light/judgement.ts'
import { worstOf } from '#shared/light/worst.ts'
import { publishedGrowthOf, statedMovement, toneOf, type StatedMovement } from '#shared/movement.ts'
import type { Period } from '#shared/period.ts'
import { placeOf, rankPeers, type Place } from '#shared/ranking.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** A figure that a widget shows, as its settings name it. */
export interface FigureSetting {
  readonly code: string
  /** Of the district where it is left out. */
  readonly subject?: string | undefined
  /** Published growth that stands for the movement of an amount, where it is not the catalogue's own pair. */
  readonly growth?: string | undefined
}

/** A figure in the newest period that its subject has, with everything that is said beside it. */
export interface FigureState {
  readonly indicator: Indicator
  readonly subject: string
  readonly key: SeriesKey
  readonly observation: BoardObservation | undefined
  readonly movement: StatedMovement | undefined
  readonly place: Place | undefined
  readonly plan: PlanProgress | undefined
  /** Undefined where no rule is for it: a colour is never made up. */
  readonly judgement: Judgement | undefined
}

const subjectOf = ({ site }: Catalogue, { subject }: FigureSetting): string => subject ?? site.home

/** Every series that the state of a figure is made of. */
export function figureKeys(catalogue: Catalogue, setting: FigureSetting): readonly SeriesKey[] {
  const indicator = catalogue.indicator(setting.code)
  if (!indicator) return []
  const subject = subjectOf(catalogue, setting)
  const growth = setting.growth ?? publishedGrowthOf(catalogue, indicator)?.code
  return [
    seriesKey(setting.code, subject),
    ...(growth ? [seriesKey(growth, subject)] : []),
    ...judgementKeys(catalogue, indicator, subject),
    ...catalogue.site.peers.map((peer) => seriesKey(setting.code, peer)),
  ]
}

/** How a figure stands on a board; undefined for one that the bureau has retired, or that is in no catalogue. */
export function figureState(
  board: Board,
  catalogue: Catalogue,
  setting: FigureSetting,
): FigureState | undefined {
  const indicator = catalogue.indicator(setting.code)
  if (!indicator || indicator.retired) return undefined
  const subject = subjectOf(catalogue, setting)
  const key = seriesKey(setting.code, subject)
  const observation = latestOf(board, key)
  const head = { indicator, subject, key, observation }
  if (!observation)
    return { ...head, movement: undefined, place: undefined, plan: undefined, judgement: undefined }
  return {
    ...head,
    movement: movementIn(board, catalogue, indicator, setting, observation.period),
    place: placeIn(board, catalogue, indicator, subject, observation.period),
    plan: planProgress(board, catalogue, indicator, subject, observation)[0],
    judgement: worstOf(judgeFigure({ board, catalogue, indicator, subject })),
  }
}

function movementIn(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  setting: FigureSetting,
  period: Period,
): StatedMovement | undefined {
  const subject = subjectOf(catalogue, setting)
  if (setting.growth === undefined) return statedMovement(board, catalogue, indicator, subject, period)
  const growth = catalogue.indicator(setting.growth)
  const delta = growth && observationAt(board, seriesKey(growth.code, subject), period)?.value
  if (!growth || typeof delta !== 'number') return undefined
  const from = lastYearPeriod(period)
  const tone = toneOf(delta, growth)
  return { movement: { unit: 'percent', delta, against: 'last-year', from, tone }, indicator: growth }
}

/** The place among the peers, and how it moved since the period before; a place itself has none. */
function placeIn(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  subject: string,
  period: Period,
): Place | undefined {
  if (indicator.kind === 'rank' || indicator.better === 'neutral') return undefined
  const earlier = stepPeriod(catalogue.rule(indicator.rule), period, -1)
  return placeOf(
    rankPeers(board, catalogue, indicator, period),
    subject,
    rankPeers(board, catalogue, indicator, earlier),
  )
}
