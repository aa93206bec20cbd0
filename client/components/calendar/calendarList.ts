import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CalendarEntry, CalendarMonth } from '#shared/contract/calendar.ts'
import type { Day } from '#shared/period.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

export type CalendarState = CalendarEntry['state'] | 'unscheduled'

/** What a reader wants to see; empty text stands for everything. */
export interface CalendarFilter {
  readonly office: string
  readonly state: CalendarState | ''
  readonly day: Day | undefined
}

/** Figures under one heading: those due on a day, those awaited from before, or those that have no day. */
export interface CalendarSection {
  readonly id: Day | 'earlier' | 'lapsed' | 'unscheduled'
  readonly entries: readonly CalendarEntry[]
  readonly unscheduled: CalendarMonth['unscheduled']
}

export const officeOf = (catalogue: Catalogue, series: SeriesKey): string => {
  const indicator = catalogue.indicator(indicatorOf(series))
  return indicator ? catalogue.filedBy(indicator) : ''
}

/** The offices that have figures in the calendar, in the catalogue's order. */
export function officesIn(catalogue: Catalogue, calendar: CalendarMonth): readonly string[] {
  const all = [...calendar.entries, ...calendar.earlier, ...calendar.unscheduled]
  const found = new Set(all.map(({ series }) => officeOf(catalogue, series)))
  return catalogue.owners.map(({ code }) => code).filter((code) => found.has(code))
}

/** The month's figures that fit the filter but for its day: what the grid counts. */
export const entriesInMonth = (
  catalogue: Catalogue,
  { entries }: CalendarMonth,
  { office, state }: CalendarFilter,
): readonly CalendarEntry[] =>
  entries.filter(
    (entry) =>
      (office === '' || officeOf(catalogue, entry.series) === office) &&
      (state === '' || entry.state === state),
  )

/** What stands in the list, under its headings: what is awaited from before first, then the days of the month. */
export function calendarSections(
  catalogue: Catalogue,
  calendar: CalendarMonth,
  filter: CalendarFilter,
): readonly CalendarSection[] {
  const month = entriesInMonth(catalogue, calendar, filter)
  const shown = filter.day === undefined ? month : month.filter(({ due }) => due === filter.day)
  const days = [...new Set(shown.map(({ due }) => due))]
  const ofDays = days.map((day) =>
    section(
      day,
      shown.filter(({ due }) => due === day),
    ),
  )
  if (filter.day !== undefined) return ofDays
  const before = entriesInMonth(catalogue, { ...calendar, entries: calendar.earlier }, filter)
  const ofNoDay = calendar.unscheduled.filter(
    ({ series }) => filter.office === '' || officeOf(catalogue, series) === filter.office,
  )
  return [
    section(
      'earlier',
      before.filter(({ state }) => state === 'overdue'),
    ),
    ...ofDays,
    ...(filter.state === '' || filter.state === 'unscheduled' ? [section('unscheduled', [], ofNoDay)] : []),
    section(
      'lapsed',
      before.filter(({ state }) => state === 'lapsed'),
    ),
  ].filter(({ entries, unscheduled }) => entries.length + unscheduled.length > 0)
}

const section = (
  id: CalendarSection['id'],
  entries: readonly CalendarEntry[],
  unscheduled: CalendarMonth['unscheduled'] = [],
): CalendarSection => ({ id, entries, unscheduled })
