import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isSetAhead, type Indicator } from '#shared/indicator.ts'
import { periodEnd, periodParts } from '#shared/period.ts'
import type { NotPicked, Picked } from '#shared/report/printing.ts'
import type { KnownFigure, ReportFigures, ReportTerms } from '#shared/report/reportFigures.ts'
import { seriesKey } from '#shared/series.ts'

interface Ground {
  readonly figures: ReportFigures
  readonly terms: ReportTerms
}

/** The year that the report is of: its period's where that is over by the cutoff, else the cutoff's. */
export const reportYear = ({ period, cutoff }: ReportTerms): number =>
  periodParts(periodEnd(period) <= cutoff ? period : cutoff).year

const yearOf = ({ period }: KnownFigure): number => periodParts(period).year

/** Set for a term before it begins; a plan that is summed up as projects come has no term of its own. */
const hasTerm = ({ rule }: Catalogue, indicator: Indicator): boolean =>
  isSetAhead(indicator) && rule(indicator.rule).lagMonths < 0

/** Counted since January, or against the year before: last year's number would be taken for this year's. */
const isOfItsYear = ({ basis, kind }: Indicator): boolean =>
  basis === 'ytd' || basis === 'plan' || kind === 'count-ytd' || kind === 'cumulative-ytd'

/** The newest figure of a code that a report may print, or why there is none. What is missing is never 0. */
export function pickFigure(
  { figures, terms }: Ground,
  code: string,
  subject: string = figures.catalogue.site.home,
): Picked | NotPicked {
  const indicator = figures.catalogue.indicator(code)
  if (!indicator) return { why: 'unpublished' }
  const series = seriesKey(code, subject)
  const history = figures.history(series)
  const year = reportYear(terms)
  const ofYear = (one: KnownFigure): boolean => yearOf(one) === year
  const isOver = ({ period }: KnownFigure): boolean => periodEnd(period) <= terms.cutoff
  const known = hasTerm(figures.catalogue, indicator)
    ? termOf(history.filter(ofYear), terms)
    : history.findLast((one) => isOver(one) && (!isOfItsYear(indicator) || ofYear(one)))
  if (!known) return { why: history.some((one) => yearOf(one) < year) ? 'stale' : 'unpublished' }
  const { value } = known
  if (value === null) return { why: known.missing ?? 'not-filed' }
  return { series, indicator, known: { ...known, value } }
}

/** Of a year's terms the one that is running or comes next, else the last one. */
const termOf = (ofYear: readonly KnownFigure[], { cutoff }: ReportTerms): KnownFigure | undefined =>
  ofYear.find(({ period }) => periodEnd(period) > cutoff) ?? ofYear.at(-1)
