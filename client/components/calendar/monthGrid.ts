import type { CalendarEntry } from '#shared/contract/calendar.ts'
import { addDays, asPeriod, daysInMonth, periodParts, type Day, type Period } from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'

/** One day of the grid with how many figures are due on it, by what has become of them. */
export interface GridDay {
  readonly day: Day
  readonly number: number
  readonly isFree: boolean
  /** Said where the day is not what its weekday says. */
  readonly exception: 'off' | 'on' | undefined
  readonly due: number
  readonly published: number
  readonly overdue: number
}

const isWeekend = (column: number): boolean => column >= 5

/** The weeks of a month, Monday first; undefined where a week reaches beyond the month. */
export function monthGrid(
  month: Period,
  entries: readonly CalendarEntry[],
  days: WorkingDays,
): readonly (readonly (GridDay | undefined)[])[] {
  const { year, index } = periodParts(month)
  const first = asPeriod(`${month}-01`)
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7
  const cells = Array.from({ length: daysInMonth(year, index) }, (_, i): GridDay => {
    const day = addDays(first, i)
    const due = entries.filter((entry) => entry.due === day)
    const isFree = !days.isWorking(day)
    const count = (state: CalendarEntry['state']): number => due.filter((e) => e.state === state).length
    return {
      ...{ day, number: i + 1, isFree, exception: exceptionOf(isFree, (lead + i) % 7) },
      ...{ due: due.length, published: count('published'), overdue: count('overdue') },
    }
  })
  const padded = [...Array.from({ length: lead }, () => undefined), ...cells]
  return Array.from({ length: Math.ceil(padded.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (__, column) => padded[week * 7 + column]),
  )
}

function exceptionOf(isFree: boolean, column: number): GridDay['exception'] {
  if (isFree === isWeekend(column)) return undefined
  return isFree ? 'off' : 'on'
}
