import { createRequire } from 'node:module'
import { z } from 'zod'
import type { WorkingYear } from '#shared/workingDays.ts'

/** By day, what is celebrated or made up for on it. */
const Days = z.record(z.iso.date(), z.string())
/** The package's data as such: its functions reckon in the machine's own time zone. */
const Holidays = z.object({ holidays: Days, workdays: Days })

/** Holidays and worked weekends of the years that the State Council has announced and the package knows. */
export function workingYears(): readonly WorkingYear[] {
  const { holidays, workdays } = Holidays.parse(
    createRequire(import.meta.url)('chinese-days/dist/chinese-days.json'),
  )
  const off = Object.keys(holidays).filter((day) => !isWeekend(day))
  const on = Object.keys(workdays).filter(isWeekend)
  const years = new Set(off.map(yearOf))
  return [...years]
    .sort()
    .map((year) => ({ year: Number(year), off: within(off, year), on: within(on, year) }))
}

const yearOf = (day: string): string => day.slice(0, 4)
const within = (days: readonly string[], year: string): readonly string[] =>
  days
    .filter((day) => yearOf(day) === year)
    .map((day) => day.slice(5))
    .sort()
const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
