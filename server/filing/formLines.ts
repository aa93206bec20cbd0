import { observationAt, observationsOf, type Board, type BoardObservation } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { filingSections } from '#shared/filing/filingSheet.ts'
import { isWorkedOut, lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
import type { Day, Period } from '#shared/period.ts'
import { seriesKey } from '#shared/series.ts'

/** Which form, and for whom. */
export interface FormQuestion {
  readonly domain: string
  readonly period: Period
  readonly subject: string
  /** The office whose lines are wanted; null for all that are filed by hand. */
  readonly owner: string | null
}

/** One line of a form: a heading, or a figure with what is public beside it. */
export type FormLine =
  | { readonly kind: 'heading'; readonly zh: string; readonly en: string }
  | {
      readonly kind: 'figure'
      readonly indicator: Indicator
      readonly isPart: boolean
      readonly lastYear: BoardObservation | undefined
      readonly previous: BoardObservation | undefined
      readonly published: BoardObservation | undefined
    }

/**
 * The lines of a form in the order of the filing sheet, without figures that the dashboard works out by itself; where
 * the area has published anything of the topic, without the series that it never published.
 */
export function formLines(
  { domain, period, subject, owner }: FormQuestion,
  catalogue: Catalogue,
  board: Board,
  today: Day,
): readonly FormLine[] {
  const sections = filingSections(domain, period, catalogue, today)
  const isTheirs = (indicator: Indicator): boolean =>
    !isWorkedOut(indicator) && (owner === null || catalogue.filedBy(indicator) === owner)
  const isKnown = ({ code }: Indicator): boolean => observationsOf(board, seriesKey(code, subject)).length > 0
  const theirs = sections.flatMap(({ lines }) => lines.map((l) => l.indicator)).filter(isTheirs)
  const isWanted = theirs.some(isKnown) ? (i: Indicator) => isTheirs(i) && isKnown(i) : isTheirs

  return sections.flatMap(({ group, lines }) => {
    const figures = lines
      .filter(({ indicator }) => isWanted(indicator))
      .map(({ indicator, isPart }) => {
        const at = (p: Period) => observationAt(board, seriesKey(indicator.code, subject), p)
        return {
          ...{ kind: 'figure' as const, indicator, isPart },
          lastYear: at(lastYearPeriod(period)),
          previous: at(stepPeriod(catalogue.rule(indicator.rule), period, -1)),
          published: at(period),
        }
      })
    if (figures.length === 0) return []
    return group ? [{ kind: 'heading' as const, zh: group.zh, en: group.en }, ...figures] : figures
  })
}
