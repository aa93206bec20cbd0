import { type BoardObservation } from '#shared/board.ts'
import { lastYearPeriod } from '#shared/indicator.ts'
import { periodParts } from '#shared/period.ts'

/** A year's value in the period that is told of. */
export interface YearValue {
  readonly year: number
  readonly value: number | null
}

const YEARS = 4

/** The newest period and the same period of the years before, oldest first; a year that is not known has no value. */
export function sameMonths(observations: readonly BoardObservation[]): readonly YearValue[] {
  const newest = observations.at(-1)
  if (!newest) return []
  const byPeriod = new Map(observations.map((one) => [one.period, one.value]))
  const years: YearValue[] = []
  for (let at = newest.period; years.length < YEARS; at = lastYearPeriod(at))
    years.unshift({ year: periodParts(at).year, value: byPeriod.get(at) ?? null })
  return years
}
