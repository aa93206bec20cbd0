import { observationAt, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { likeLastYear } from '#shared/checks/lastYear.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { Day, Period } from '#shared/period.ts'
import { cellKey, type CellKey, type SeriesKey } from '#shared/series.ts'

/** A number that somebody wants to publish, in its indicator's own unit. */
export interface Candidate {
  readonly series: SeriesKey
  readonly indicator: Indicator
  readonly period: Period
  readonly value: number
}

/** What a value is held against: the past of its series and the figures beside it. */
export interface CheckContext {
  readonly catalogue: Catalogue
  /** The bureau's day. */
  readonly today: Day
  /** The series as published, oldest first. */
  readonly history: (series: SeriesKey) => readonly BoardObservation[]
  /** What the draft holds for a figure: null for one that says why there is none, undefined where it holds nothing. */
  readonly drafted: (series: SeriesKey, period: Period) => number | null | undefined
  /** Whether the draft repeats what an area had a year before, figure after figure. */
  readonly repeatsLastYear: (subject: string, period: Period) => boolean
}

export interface DraftGround {
  readonly catalogue: Catalogue
  readonly board: Board
  readonly today: Day
  /** The values of the draft that can be read; null where a reason stands for the value. */
  readonly drafted: ReadonlyMap<CellKey, number | null>
}

/** The context of all figures of one draft over one board. */
export function draftContext({ catalogue, board, today, drafted }: DraftGround): CheckContext {
  return {
    catalogue,
    today,
    history: (series) => observationsOf(board, series),
    drafted: (series, period) => drafted.get(cellKey(series, period)),
    repeatsLastYear: likeLastYear(drafted, (series, at) => observationAt(board, series, at)?.value),
  }
}

/** What stands for a figure: the draft's value, or the published one where the draft holds none. */
export function standing(context: CheckContext, series: SeriesKey, period: Period): number | undefined {
  const drafted = context.drafted(series, period)
  if (drafted !== undefined) return drafted ?? undefined
  return context.history(series).find((o) => o.period === period)?.value ?? undefined
}

/** Whether the draft itself gives the figure a number. */
export const isDrafted = (context: CheckContext, series: SeriesKey, period: Period): boolean =>
  typeof context.drafted(series, period) === 'number'
