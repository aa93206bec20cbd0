import {
  addDays,
  addPeriods,
  asPeriod,
  daysInMonth,
  periodDistance,
  periodParts,
  type Day,
  type Period,
} from '#shared/period.ts'

/** The days of one year on which offices do otherwise than the weekday says, as `MM-DD`. */
export interface WorkingYear {
  readonly year: number
  /** Weekdays that are free: public holidays, and days taken in lieu. */
  readonly off: readonly string[]
  /** Saturdays and Sundays that are worked in their place (调休). */
  readonly on: readonly string[]
}

/** Which days offices work. */
export interface WorkingDays {
  readonly isWorking: (day: Day) => boolean
  /** Whether the holidays of the day's year are known; without them only its weekends count as free. */
  readonly isKnown: (day: Day) => boolean
  /** Working days after `from`, up to and including `to`; 0 where `to` is not later. */
  readonly between: (from: Day, to: Day) => number
}

const A_THURSDAY = asPeriod('1970-01-01')
const WEEK = 7
/** 0 is Sunday. */
const weekdayOf = (day: Day): number => (((periodDistance(A_THURSDAY, day) + 4) % WEEK) + WEEK) % WEEK
const isWeekday = (weekday: number): boolean => weekday > 0 && weekday < 6

/** The working days that follow from weekends and the exceptions of the years that are known. */
export function workingDaysOf(years: readonly WorkingYear[]): WorkingDays {
  const known = new Set(years.map(({ year }) => year))
  const listed = (days: 'off' | 'on') =>
    years.flatMap((entry) => entry[days].map((day) => `${entry.year}-${day}`)).sort()
  const off = listed('off')
  const on = listed('on')
  const [isOff, isOn] = [new Set(off), new Set(on)]
  const inRange = (days: readonly string[], from: Day, to: Day): number =>
    days.filter((day) => day > from && day <= to).length

  return {
    isWorking: (day) => (isWeekday(weekdayOf(day)) ? !isOff.has(day) : isOn.has(day)),
    isKnown: (day) => known.has(periodParts(day).year),
    between: (from, to) =>
      to <= from ? 0 : weekdaysBetween(from, to) - inRange(off, from, to) + inRange(on, from, to),
  }
}

/** What is left where no holidays are known at all. */
export const WEEKENDS_ONLY = workingDaysOf([])

/** Mondays to Fridays after one day up to another, by whole weeks and the days that are left. */
function weekdaysBetween(from: Day, to: Day): number {
  const days = periodDistance(from, to)
  const first = weekdayOf(from) + 1
  const left = Array.from({ length: days % WEEK }, (_, i) => (first + i) % WEEK)
  return Math.floor(days / WEEK) * 5 + left.filter(isWeekday).length
}

/** The day itself where it is worked, else the next or the previous working day. */
export function nearestWorkingDay(days: WorkingDays, day: Day, towards: 'next' | 'previous'): Day {
  const step = towards === 'next' ? 1 : -1
  let found = day
  while (!days.isWorking(found)) found = addDays(found, step)
  return found
}

/** The day that lies `n` working days before another. */
export function workingDaysBefore(days: WorkingDays, day: Day, n: number): Day {
  let found = day
  for (let left = n; left > 0; left -= 1) found = nearestWorkingDay(days, addDays(found, -1), 'previous')
  return found
}

/** The day that lies `n` working days after another. */
export function workingDaysAfter(days: WorkingDays, day: Day, n: number): Day {
  let found = day
  for (let left = n; left > 0; left -= 1) found = nearestWorkingDay(days, addDays(found, 1), 'next')
  return found
}

/** The n-th working day of a month; its last one where it has fewer. */
export function nthWorkingDay(days: WorkingDays, month: Period, n: number): Day {
  const { year, index } = periodParts(month)
  const all = Array.from({ length: daysInMonth(year, index) }, (_, i) =>
    addPeriods(asPeriod(`${month}-01`), i),
  ).filter(days.isWorking)
  const found = all[n - 1] ?? all.at(-1)
  if (found === undefined) throw new RangeError(`nobody works in ${month}`)
  return found
}
