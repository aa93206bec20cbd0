import {
  addDays,
  addPeriods,
  monthOf,
  periodEnd,
  periodOf,
  previousPeriod,
  shanghaiDay,
  type Day,
  type Period,
} from '#shared/period.ts'

/** A report that a bureau would have issued by now. */
export interface DemoReport {
  readonly template: string
  readonly period: Period
  readonly cutoff: Day
  readonly issued: Day
}

/** Days after the end of a period by which most of its figures are out. */
const AFTER_HALF = 25
const AFTER_MONTH = 22
const AFTER_BULLETIN = 19

/** The newest of each template, oldest issue first: the half-year, a month, its bulletin, this week's meeting. */
export function demoReports(now: number): readonly DemoReport[] {
  const today = shanghaiDay(now)
  const of = (template: string, newest: Period, days: number): DemoReport => {
    let period = newest
    while (addDays(periodEnd(period), days) > today) period = previousPeriod(period)
    const cutoff = periodEnd(period)
    return { template, period, cutoff, issued: addDays(cutoff, days) }
  }
  const month = previousPeriod(monthOf(today))
  const meeting = addPeriods(today, -((weekday(today) + 6) % 7))
  return [
    of('half-year', periodOf('half', today), AFTER_HALF),
    of('bulletin', month, AFTER_BULLETIN),
    of('month', month, AFTER_MONTH),
    { template: 'week', period: meeting, cutoff: meeting, issued: meeting },
  ].toSorted((a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : 0))
}

/** 0 is Sunday. */
const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()
