import { latestOf, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue, Named } from '#shared/catalogue/catalogue.ts'
import type { Indicator } from '#shared/indicator.ts'
import { judgeFigure } from '#shared/light/judgeFigure.ts'
import type { Judgement } from '#shared/light/judgement.ts'
import { worstOf } from '#shared/light/worst.ts'
import { statedMovement, type StatedMovement } from '#shared/movement.ts'
import { seriesKey, subjectOf, type SeriesKey } from '#shared/series.ts'

/** One figure of a topic: its newest value with its light, how it moved, and its run. */
export interface DomainFigure {
  readonly indicator: Indicator
  readonly key: SeriesKey
  readonly latest: BoardObservation | undefined
  readonly judgement: Judgement | undefined
  readonly movement: StatedMovement | undefined
  readonly run: readonly (number | null)[]
}
export interface FigureGroup {
  /** Undefined for those that are in none. */
  readonly group: Named | undefined
  readonly figures: readonly DomainFigure[]
}

/** As many periods as a small line can show. */
const RUN = 13

/** The series that stands for an indicator: the district's own, else the nearest area's that has one. */
function seriesFor(board: Board, { site }: Catalogue, code: string): SeriesKey {
  const keys = [site.home, site.city, site.province, site.nation].map((subject) => seriesKey(code, subject))
  return keys.find((key) => (board.series[key]?.length ?? 0) > 0) ?? seriesKey(code, site.home)
}

/** How a figure stands on a board: its newest value with its light, its movement and its run. */
export function domainFigure(board: Board, catalogue: Catalogue, indicator: Indicator): DomainFigure {
  const key = seriesFor(board, catalogue, indicator.code)
  const subject = subjectOf(key)
  const latest = latestOf(board, key)
  return {
    ...{ indicator, key, latest },
    judgement: latest && worstOf(judgeFigure({ board, catalogue, indicator, subject })),
    movement: latest && statedMovement(board, catalogue, indicator, subject, latest.period),
    run: observationsOf(board, key)
      .slice(-RUN)
      .map(({ value }) => value),
  }
}

/**
 * The figures of a topic: first those of the bureau's own reports, then by group, in the order of the catalogue; what
 * nobody has published yet stands last.
 */
export function domainFigures(board: Board, catalogue: Catalogue, domain: string): readonly FigureGroup[] {
  const figures = catalogue.indicators
    .filter((indicator) => indicator.domain === domain)
    .map((indicator) => domainFigure(board, catalogue, indicator))
  const groups: readonly (Named | undefined)[] = [undefined, ...catalogue.groups]
  return groups
    .map((group) => ({
      group,
      figures: figures
        .filter(({ indicator }) => (indicator.group ?? undefined) === group?.code)
        .toSorted((a, b) => Number(a.latest === undefined) - Number(b.latest === undefined)),
    }))
    .filter((one) => one.figures.length > 0)
}
