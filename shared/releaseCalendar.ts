import { stepPeriod, type ReleaseRule } from '#shared/indicator.ts'
import {
  addPeriods,
  asPeriod,
  daysInMonth,
  monthOf,
  periodEnd,
  periodParts,
  type Day,
  type Period,
} from '#shared/period.ts'

/** The day by which a period's figure is due: in the month after it ends, plus the rule's lag; null if unpromised. */
export function dueOn(rule: ReleaseRule, period: Period): Day | null {
  if (rule.dueDay === null) return null
  const month = addPeriods(monthOf(periodEnd(period)), 1 + rule.lagMonths)
  const { year, index } = periodParts(month)
  return asPeriod(`${month}-${String(Math.min(rule.dueDay, daysInMonth(year, index))).padStart(2, '0')}`)
}

/** The first period after `last` that should be public on `today` and is not; undefined when nothing is overdue. */
export function overduePeriod(
  rule: ReleaseRule,
  last: Period,
  today: Day,
): { period: Period; due: Day } | undefined {
  const period = stepPeriod(rule, last, 1)
  const due = dueOn(rule, period)
  return due !== null && due < today ? { period, due } : undefined
}
