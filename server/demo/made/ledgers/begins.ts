import { asPeriod, type Day } from '#shared/period.ts'
import { chance, swing } from '#server/demo/made/chance.ts'
import { FIRST_YEAR, monthIndex } from '#server/demo/made/months.ts'
import type { Begin, BeginGround, MadeRecord, Recipe } from '#server/demo/made/ledgers/recipe.ts'

/** How a year's work spreads over its months. */
const WEIGHTS = {
  even: [8, 6, 9, 8, 8.5, 9, 8.5, 8.5, 8.5, 8, 9, 9],
  work: [5, 5, 9, 9, 9.5, 10, 9, 8.5, 9, 8.5, 8.5, 9],
  campaign: [4, 24, 22, 15, 12, 9, 4, 3, 2, 2, 2, 1],
  late: [2, 3, 6, 7, 9, 11, 9, 9, 10, 11, 11, 12],
  spring: [10, 20, 30, 20, 10, 6, 2, 1, 1, 0, 0, 0],
} as const
export type Weights = keyof typeof WEIGHTS

interface YearlyOptions {
  readonly from?: number
  readonly to?: number
  /** Of these years it is known how many there were. */
  readonly exactly?: Readonly<Record<number, number>>
}

/** About so many a year, a little more each year, spread over its months. */
export function yearly(
  about: number,
  weights: Weights = 'work',
  options: YearlyOptions = {},
): Recipe['begins'] {
  const { from = FIRST_YEAR, to = Infinity, exactly = {} } = options
  return ({ entity, throughYear, calendar }) => {
    const begins: Begin[] = []
    for (let year = from; year <= Math.min(to, throughYear); year++) {
      const varied = about * (1 + 0.02 * (year - 2020)) * (1 + 0.06 * swing(entity, about, year))
      const of = exactly[year] ?? Math.max(1, Math.round(varied))
      for (let n = 0; n < of; n++)
        begins.push({ day: spread(calendar, year, WEIGHTS[weights], (n + 0.5) / of), n, of })
    }
    return begins
  }
}

/** The day by which a share of the year's work was done. */
function spread(
  calendar: BeginGround['calendar'],
  year: number,
  weights: readonly number[],
  share: number,
): Day {
  const total = weights.reduce((sum, part) => sum + part, 0)
  let left = share * total
  for (const [i, weight] of weights.entries()) {
    if (left < weight) return calendar.inMonth(year * 12 + i, left / weight)
    left -= weight
  }
  return calendar.inMonth(year * 12 + 11, 0.99)
}

interface MonthlyOptions {
  readonly from?: string
  readonly to?: string
  /** 1 to 12; all of them where left out. */
  readonly months?: readonly number[]
  /** Place in the month, from 0 up to 1. */
  readonly at?: number
}

/** So many each month, on a day of it. */
export function monthly(each: number, options: MonthlyOptions = {}): Recipe['begins'] {
  const { from = `${FIRST_YEAR}-01`, to, months, at = 0 } = options
  return ({ throughYear, calendar }) => {
    const begins: Begin[] = []
    const last = Math.min(to === undefined ? Infinity : monthIndex(asPeriod(to)), throughYear * 12 + 11)
    for (let month = monthIndex(asPeriod(from)); month <= last; month++)
      if (months?.includes((month % 12) + 1) ?? true)
        for (let n = 0; n < each; n++) begins.push({ day: calendar.inMonth(month, at), n, of: each })
    return begins
  }
}

/** Once for each of these days. */
export const onDays =
  (days: readonly string[] | ((through: number) => readonly string[])): Recipe['begins'] =>
  ({ calendar, throughYear }) =>
    (typeof days === 'function' ? days(throughYear) : days).map((day, n, all) => ({
      day: calendar.after(asPeriod(day), 0),
      n,
      of: all.length,
    }))

interface WithOptions {
  /** Working days after the record began, at least and at most. */
  readonly after?: readonly [from: number, to: number]
  /** So many of the records have any. */
  readonly share?: number
  readonly where?: (parent: MadeRecord) => boolean
}

/** Some for every record of another ledger. */
export function withEach(
  parent: string,
  count: readonly [from: number, to: number],
  { after = [0, 0], share = 1, where }: WithOptions = {},
): Recipe['begins'] {
  return ({ entity, calendar, known }) =>
    known(parent).flatMap((record) => {
      const [first] = record.versions
      const words = [entity, parent, record.id] as const
      if (!first || chance(...words, 'any') >= share || where?.(record) === false) return []
      const of = count[0] + Math.floor(chance(...words, 'count') * (count[1] - count[0] + 1))
      return Array.from({ length: of }, (_, n): Begin => {
        const days = after[0] + Math.floor(chance(...words, n) * (after[1] - after[0] + 1))
        return { day: calendar.after(first.on, days), n, of, parent: record }
      })
    })
}
