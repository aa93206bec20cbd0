import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { stepPeriod, type Indicator } from '#shared/indicator.ts'
import { addDays, type Day, type Period } from '#shared/period.ts'
import { newestReleased, nextState, periodState, type ReleaseState } from '#shared/releaseCalendar.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

export interface DueFigure {
  readonly indicator: Indicator
  readonly series: SeriesKey
  readonly period: Period
  readonly due: Day
  /** Working days behind the due day; 0 while it is to come. */
  readonly late: number
}
export interface DueDay {
  readonly day: Day
  readonly figures: readonly DueFigure[]
}
export interface DueFigures {
  /** Should be public and are not, the longest awaited first. */
  readonly overdue: readonly DueFigure[]
  /** What comes day by day, today first. */
  readonly days: readonly DueDay[]
}

/** Figures that somebody files; what is worked out of others comes with them. */
export const filedFigures = ({ indicators }: Pick<Catalogue, 'indicators'>): readonly Indicator[] =>
  indicators.filter(({ retired, derivedFrom }) => !retired && derivedFrom === null)

/** What of the district's figures is overdue, and what is due from today until so many days from now. */
export function dueFigures(board: Board, catalogue: Catalogue, today: Day, ahead: number): DueFigures {
  const until = addDays(today, ahead)
  const found = filedFigures(catalogue).flatMap((indicator) =>
    dueOf(board, catalogue, indicator, { today, until }),
  )
  const overdue = found.filter(({ late }) => late > 0)
  const coming = found.filter(({ late }) => late === 0)
  const days = [...new Set(coming.map(({ due }) => due))].toSorted()
  return {
    overdue: overdue.toSorted((a, b) => b.late - a.late || headlinesFirst(a, b)),
    days: days.map((day) => ({
      day,
      figures: coming.filter(({ due }) => due === day).toSorted(headlinesFirst),
    })),
  }
}

const headlinesFirst = (a: DueFigure, b: DueFigure): number =>
  Number(b.indicator.headline) - Number(a.indicator.headline)

function dueOf(
  board: Board,
  catalogue: Catalogue,
  indicator: Indicator,
  { today, until }: { readonly today: Day; readonly until: Day },
): readonly DueFigure[] {
  const series = seriesKey(indicator.code, catalogue.site.home)
  const last = newestReleased(observationsOf(board, series))
  if (!last) return []
  const rule = catalogue.rule(indicator.rule)
  const due: DueFigure[] = []
  let next: ReleaseState = nextState(rule, last, today, catalogue.workingDays)
  while (next.state === 'overdue' || (next.state === 'upcoming' && next.due <= until)) {
    const { period, due: day } = next
    due.push({ indicator, series, period, due: day, late: lateOf(next) })
    next = periodState(rule, stepPeriod(rule, period, 1), undefined, today, catalogue.workingDays)
  }
  return due
}

/** A figure that was due on a Saturday nobody works is late all the same. */
const lateOf = (state: ReleaseState): number =>
  state.state === 'overdue' ? Math.max(1, state.late.workingDays) : 0
