import { hasPeriod, type ReleaseRule } from '#shared/indicator.ts'
import { asPeriod, endMonth, periodParts, type Period, type PeriodKind } from '#shared/period.ts'

const INDEXES = new Map<Period, number>()

/** Months counted from year 0, for interpolation: 2020-05 is 2020 × 12 + 4. Looked up, as it is asked for so often. */
export function monthIndex(period: Period): number {
  const known = INDEXES.get(period)
  if (known !== undefined) return known
  const index = periodParts(period).year * 12 + endMonth(period) - 1
  INDEXES.set(period, index)
  return index
}

export const yearOf = (month: number): number => Math.floor(month / 12)
/** 1 to 12. */
export const monthOfYear = (month: number): number => (month % 12) + 1

/** The period of a kind that ends with the month. */
export function periodEnding(kind: PeriodKind, month: number): Period {
  const [year, index] = [yearOf(month), monthOfYear(month)]
  if (kind === 'year') return asPeriod(String(year))
  if (kind === 'half') return asPeriod(`${year}-H${index / 6}`)
  if (kind === 'quarter') return asPeriod(`${year}-Q${index / 3}`)
  return asPeriod(`${year}-${String(index).padStart(2, '0')}`)
}

/** The demonstration begins with January of this year. */
export const FIRST_YEAR = 2019

const PER_YEAR = { year: 1, half: 2, quarter: 4, month: 12, day: 12 } as const

/** Every period that the rule has from the start of the demonstration to the end of a year. */
export function periodsThrough(rule: ReleaseRule, year: number): readonly Period[] {
  const step = 12 / PER_YEAR[rule.periodKind]
  const periods: Period[] = []
  for (let month = FIRST_YEAR * 12 + step - 1; month < (year + 1) * 12; month += step)
    periods.push(periodEnding(rule.periodKind, month))
  return periods.filter((period) => hasPeriod(rule, period))
}
