import { addDays, asPeriod, daysInMonth, type Day } from '#shared/period.ts'
import type { WorkingDays } from '#shared/workingDays.ts'
import { monthOfYear, yearOf } from '#server/demo/made/months.ts'

/** Every working day of the demonstration in a row, so that days can be counted by their place. */
export class WorkCalendar {
  readonly #days: readonly Day[]
  readonly #places: ReadonlyMap<Day, number>

  constructor(working: WorkingDays, fromYear: number, throughYear: number) {
    const days: Day[] = []
    const end = `${throughYear + 1}-01-01`
    for (let day = asPeriod(`${fromYear}-01-01`); day < end; day = addDays(day, 1))
      if (working.isWorking(day)) days.push(day)
    this.#days = days
    this.#places = new Map(days.map((day, i) => [day, i]))
  }

  /** The working day at a share of the month, from 0 up to 1. */
  inMonth(month: number, share: number): Day {
    const year = yearOf(month)
    const index = monthOfYear(month)
    const named = `${year}-${String(index).padStart(2, '0')}-`
    const at = 1 + Math.floor(share * daysInMonth(year, index))
    const day = this.#days[this.#place(asPeriod(`${named}${String(at).padStart(2, '0')}`))]
    if (day?.startsWith(named)) return day
    const before = this.#days[this.#place(asPeriod(`${named}${String(at).padStart(2, '0')}`)) - 1]
    return before ?? asPeriod(`${named}01`)
  }

  /** The day itself where it is worked, else the next that is; `n` working days later. */
  after(day: Day, n: number): Day {
    return this.#days[this.#place(day) + n] ?? addDays(day, Math.round(n * 1.45))
  }

  /** The place of the first working day from a day on. */
  #place(day: Day): number {
    let at = day
    for (let tries = 0; tries < 20; tries++, at = addDays(at, 1)) {
      const place = this.#places.get(at)
      if (place !== undefined) return place
    }
    return this.#days.length
  }
}
