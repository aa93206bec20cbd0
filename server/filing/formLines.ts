import { observationAt, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { filingSections } from '#shared/filing/filingSheet.ts'
import { lastYearPeriod, stepPeriod, type Indicator } from '#shared/indicator.ts'
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

/** One line of a form: a heading, or a figure with what is public beside it, each value in the indicator's own unit. */
export type FormLine =
  | { readonly kind: 'heading'; readonly zh: string; readonly en: string }
  | {
      readonly kind: 'figure'
      readonly indicator: Indicator
      readonly isPart: boolean
      readonly lastYear: number | null
      readonly previous: number | null
      readonly published: number | null
    }

/** The lines of a form in the order of the filing sheet. Figures that the dashboard works out by itself are left out. */
export function formLines(
  { domain, period, subject, owner }: FormQuestion,
  catalogue: Catalogue,
  board: Board,
  today: Day,
): readonly FormLine[] {
  const isTheirs = (indicator: Indicator): boolean =>
    indicator.feed !== 'formula' && (owner === null || catalogue.filedBy(indicator) === owner)

  return filingSections(domain, period, catalogue, today).flatMap(({ group, lines }) => {
    const figures = lines
      .filter(({ indicator }) => isTheirs(indicator))
      .map(({ indicator, isPart }) => {
        const valueAt = (at: Period): number | null =>
          observationAt(board, seriesKey(indicator.code, subject), at)?.value ?? null
        return {
          ...{ kind: 'figure' as const, indicator, isPart },
          lastYear: valueAt(lastYearPeriod(period)),
          previous: valueAt(stepPeriod(catalogue.rule(indicator.rule), period, -1)),
          published: valueAt(period),
        }
      })
    if (figures.length === 0) return []
    return group ? [{ kind: 'heading' as const, zh: group.zh, en: group.en }, ...figures] : figures
  })
}
