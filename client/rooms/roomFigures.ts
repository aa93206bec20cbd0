import { domainFigure, type DomainFigure } from '#client/components/domain/domainFigures.ts'
import { planProgress, type PlanProgress } from '#shared/annualPlan.ts'
import type { Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { subjectOf } from '#shared/series.ts'

export interface RoomFigure extends DomainFigure {
  /** How far the annual plan is, where there is one. */
  readonly plan: PlanProgress | undefined
}

/** How published figures stand on a room's board; those that the bureau has retired are left out. */
export const roomFigures = (
  board: Board,
  catalogue: Catalogue,
  codes: readonly string[],
): readonly RoomFigure[] =>
  codes.flatMap((code) => {
    const indicator = catalogue.indicator(code)
    if (!indicator || indicator.retired) return []
    const figure = domainFigure(board, catalogue, indicator)
    const { key, latest } = figure
    const plan = latest && planProgress(board, catalogue, indicator, subjectOf(key), latest)[0]
    return [{ ...figure, plan }]
  })

/** Whether figures are for demonstration: all of those that are published, some of them, none. */
export function demoOf(figures: readonly DomainFigure[]): 'all' | 'some' | 'none' {
  const known = figures.flatMap(({ latest }) => latest ?? [])
  const marked = known.filter(({ demo }) => demo).length
  if (marked === 0) return 'none'
  return marked === known.length ? 'all' : 'some'
}
