import type { Arrival, Span } from '#server/calendar/repository.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CalendarEntry, CalendarMonth } from '#shared/contract/calendar.ts'
import type { ReleaseRule } from '#shared/indicator.ts'
import { shanghaiDay, type Day, type Period } from '#shared/period.ts'
import { dueOn, nextState, periodsDueIn, periodState, type ReleaseState } from '#shared/releaseCalendar.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

const ON_TIME = { days: 0, workingDays: 0 }

export interface Expected {
  readonly spans: readonly Span[]
  readonly arrivals: readonly Arrival[]
}

/**
 * The releases of a month: of each series the periods due in it, from the first that it has ever had on. A series that
 * has long been silent is awaited no more; only the period that it stopped at stands there.
 */
export function calendarMonth(
  catalogue: Catalogue,
  { spans, arrivals }: Expected,
  month: Period,
  today: Day,
): CalendarMonth {
  const days = catalogue.workingDays
  const came = new Map(arrivals.map((arrival) => [keyOf(arrival.series, arrival.period), arrival]))
  const entries: CalendarEntry[] = []
  const earlier: CalendarEntry[] = []
  const unscheduled: { series: SeriesKey; latest: Period }[] = []

  for (const { series, first, last } of spans) {
    const indicator = catalogue.indicator(indicatorOf(series))
    if (!indicator) continue
    const rule = catalogue.rule(indicator.rule)
    const next = nextState(rule, last, today, days)
    if (next.state === 'unscheduled') {
      if (!indicator.retired) unscheduled.push({ series, latest: last })
      continue
    }
    for (const period of periodsDueIn(rule, month, days)) {
      if (period < first) continue
      const arrival = came.get(keyOf(series, period))
      const on = arrival && shanghaiDay(Date.parse(arrival.at))
      const isNext = 'period' in next && next.period === period
      if (indicator.retired && !arrival) continue
      if (next.state === 'lapsed' && !arrival && period > last && !isNext) continue
      const state = isNext ? next : periodState(rule, period, on, today, days)
      entries.push(...entryOf(series, state, rule, catalogue, arrival?.demo === 1))
    }
    if (indicator.retired) continue
    if ((next.state === 'overdue' || next.state === 'lapsed') && next.due < `${month}-01`)
      earlier.push(...entryOf(series, next, rule, catalogue, false))
  }
  return {
    month,
    today,
    entries: entries.sort(byDue),
    earlier: earlier.sort(byDue),
    unscheduled,
  }
}

function entryOf(
  series: SeriesKey,
  state: ReleaseState,
  rule: ReleaseRule,
  { workingDays }: Catalogue,
  demo: boolean,
): readonly CalendarEntry[] {
  if (state.state === 'unscheduled') return []
  const { period, due } = state
  const named = dueOn(rule, period)
  return [
    {
      ...{ series, period, due, named: named === due || rule.dueWorkingDay !== undefined ? null : named },
      ...{ state: state.state, on: state.state === 'published' ? state.on : null },
      ...{ late: 'late' in state ? state.late : ON_TIME, certain: workingDays.isKnown(due) },
      ...(demo && { demo: true as const }),
    },
  ]
}

const keyOf = (series: SeriesKey, period: Period): string => `${series} ${period}`
const byDue = (a: CalendarEntry, b: CalendarEntry): number => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0)
