import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import {
  addPeriods,
  asPeriod,
  daysInMonth,
  monthOf,
  periodEnd,
  periodParts,
  type Day,
  type Period,
} from '#shared/period.ts'
import { dueOn } from '#shared/releaseCalendar.ts'
import { indicatorOf, subjectOf, type SeriesKey } from '#shared/series.ts'

/** Month after the period and day on which the nation's figures usually come out. */
const NATIONAL: readonly (readonly [RegExp, number, number])[] = [
  [/^economy\.pmi\./, 0, 31],
  [/^economy\.exports-usd\./, 1, 8],
  [/^economy\.(cpi|ppi)/, 1, 10],
  [/^economy\.(money-supply-m2|new-loans)\./, 1, 12],
  [/^economy\.gdp/, 1, 17],
  [/^economy\./, 1, 16],
]
/** Plans are announced at the turn of the year. */
export const PLAN_DAY = 20

/**
 * The day on which a figure usually comes out, for documents that do not state theirs: the nation's by the calendar
 * of its statistics bureau, all others by the due day of their release rule.
 */
export function usualDay(catalogue: Catalogue, series: SeriesKey, period: Period): Day {
  const code = indicatorOf(series)
  const national =
    subjectOf(series) === catalogue.site.nation && NATIONAL.find(([pattern]) => pattern.test(code))
  if (national) return dayAfter(period, national[1], national[2])
  const rule = catalogue.rule(catalogue.indicator(code)?.rule ?? '')
  return dueOn(rule, period) ?? dayAfter(period, 1 + rule.lagMonths, PLAN_DAY)
}

function dayAfter(period: Period, months: number, day: number): Day {
  const month = addPeriods(monthOf(periodEnd(period)), months)
  const { year, index } = periodParts(month)
  return asPeriod(`${month}-${String(Math.min(day, daysInMonth(year, index))).padStart(2, '0')}`)
}

/**
 * The day of publication: as stated where that is a whole day; the usual day where nothing is stated or where it lies
 * in the stated month or year; else the last day of that month or year.
 */
export function publicationDay(
  stated: string,
  usual: Day | '',
): { readonly day: Day; readonly presumed: boolean } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(stated)) return { day: asPeriod(stated), presumed: false }
  const isPart = /^\d{4}(-\d{2})?$/.test(stated)
  if (usual !== '' && (!isPart || usual.startsWith(stated))) return { day: usual, presumed: true }
  return { day: periodEnd(asPeriod(stated)), presumed: true }
}
