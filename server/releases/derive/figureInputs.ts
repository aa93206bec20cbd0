import type { CurrentVintage } from '#server/releases/succession.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { FormulaInputs } from '#shared/formula/evaluate.ts'
import { lastYearFigure } from '#shared/formula/reads.ts'
import type { Period } from '#shared/period.ts'
import { scheduledShare } from '#shared/planCurve.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

export type Lookup = (key: {
  readonly series: SeriesKey
  readonly period: Period
}) => Pick<CurrentVintage, 'value' | 'missing'> | undefined

/** What the formulas find behind their names for one subject; schedules follow the plan curves. */
export function figureInputs(
  catalogue: Catalogue,
  subject: string,
  lookup: Lookup,
  records: FormulaInputs['records'],
): FormulaInputs {
  const figure = (code: string, period: Period) => lookup({ series: seriesKey(code, subject), period })
  return {
    figure,
    records,
    scheduled: (list, period) => {
      const curve = catalogue.planCurve(list)
      const code = lastYearFigure(curve, list)
      return scheduledShare(curve, period, (at) => (code === undefined ? undefined : figure(code, at)?.value))
    },
  }
}
