import { addPeriods, monthOf, periodParts, shanghaiDay, type Period } from '#shared/period.ts'

/** The newest month that has ended and that every monthly indicator has: in February it is December. */
export function newestMonth(now = Date.now()): Period {
  const ended = addPeriods(monthOf(shanghaiDay(now)), -1)
  return periodParts(ended).index === 1 ? addPeriods(ended, -1) : ended
}

/** The months before one, oldest first, without Januaries. */
export const monthsBefore = (month: Period, count: number): readonly Period[] =>
  Array.from({ length: count }, (_, i) => addPeriods(month, i - count)).filter(
    (p) => periodParts(p).index !== 1,
  )
