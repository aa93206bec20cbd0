import { hasPeriod, stepPeriod, type ReleaseRule } from '#shared/indicator.ts'
import type { MissingReason } from '#shared/observation.ts'
import {
  addPeriods,
  asPeriod,
  daysInMonth,
  monthOf,
  periodDistance,
  periodEnd,
  periodParts,
  type Day,
  type Period,
  type PeriodKind,
} from '#shared/period.ts'
import { nearestWorkingDay, nthWorkingDay, WEEKENDS_ONLY, type WorkingDays } from '#shared/workingDays.ts'

/**
 * The day by which a period's figure is due: in the month after it ends, plus the rule's lag; moved off holidays as the
 * rule says where the working days are given, else the day that the rule itself names. Null if nobody promised a day.
 */
export function dueOn(rule: ReleaseRule, period: Period, days?: WorkingDays): Day | null {
  const month = addPeriods(monthOf(periodEnd(period)), 1 + rule.lagMonths)
  if (rule.dueWorkingDay !== undefined) return nthWorkingDay(days ?? WEEKENDS_ONLY, month, rule.dueWorkingDay)
  if (rule.dueDay === null) return null
  const { year, index } = periodParts(month)
  const named = asPeriod(
    `${month}-${String(Math.min(rule.dueDay, daysInMonth(year, index))).padStart(2, '0')}`,
  )
  const { whenHoliday = 'next' } = rule
  return days === undefined || whenHoliday === 'keep' ? named : nearestWorkingDay(days, named, whenHoliday)
}

/** How far a day lies behind the day something was due: 0 and 0 in time. */
export interface Lateness {
  readonly days: number
  readonly workingDays: number
}

export const lateness = (due: Day, day: Day, days: WorkingDays): Lateness =>
  day <= due
    ? { days: 0, workingDays: 0 }
    : { days: periodDistance(due, day), workingDays: days.between(due, day) }

/** Where one period of a series stands on a day. A figure is late from the day after the one on which it was due. */
export type ReleaseState =
  /** 无固定发布日 */
  | { readonly state: 'unscheduled' }
  /** 未到发布期 */
  | { readonly state: 'upcoming'; readonly period: Period; readonly due: Day }
  /** 应报未报 */
  | { readonly state: 'overdue'; readonly period: Period; readonly due: Day; readonly late: Lateness }
  /** 已停更: overdue for so long that nobody waits any more */
  | { readonly state: 'lapsed'; readonly period: Period; readonly due: Day; readonly late: Lateness }
  /** 已发布，按期或迟 N 日 */
  | {
      readonly state: 'published'
      readonly period: Period
      readonly due: Day
      readonly on: Day
      readonly late: Lateness
    }

/** The state of a period on the day `today`, given the day on which it was published if it was. */
export function periodState(
  rule: ReleaseRule,
  period: Period,
  on: Day | undefined,
  today: Day,
  days: WorkingDays,
): ReleaseState {
  const due = dueOn(rule, period, days)
  if (due === null) return { state: 'unscheduled' }
  if (on !== undefined) return { state: 'published', period, due, on, late: lateness(due, on, days) }
  return due < today
    ? { state: 'overdue', period, due, late: lateness(due, today, days) }
    : { state: 'upcoming', period, due }
}

/** A series that has been silent for more than a year after its day has ended, whether or not anybody said so. */
const LAPSED_AFTER_DAYS = 366

/** The state of a series: that of the first period after the newest one it has. */
export function nextState(rule: ReleaseRule, last: Period, today: Day, days: WorkingDays): ReleaseState {
  const next = periodState(rule, stepPeriod(rule, last, 1), undefined, today, days)
  return next.state === 'overdue' && next.late.days > LAPSED_AFTER_DAYS ? { ...next, state: 'lapsed' } : next
}

/** The first period after `last` that should be public on `today` and is not; undefined when nothing is overdue. */
export function overduePeriod(
  rule: ReleaseRule,
  last: Period,
  today: Day,
  days: WorkingDays,
): Extract<ReleaseState, { state: 'overdue' }> | undefined {
  const next = nextState(rule, last, today, days)
  return next.state === 'overdue' ? next : undefined
}

/** The periods of a rule whose figures are due within a month, in their order. */
export function periodsDueIn(rule: ReleaseRule, month: Period, days: WorkingDays): readonly Period[] {
  // A day may be moved over the end of a month, so the months beside this one are looked at too.
  return [-1, 0, 1].flatMap((beside) => {
    const period = endingWith(rule.periodKind, addPeriods(month, beside - 1 - rule.lagMonths))
    const due = period && hasPeriod(rule, period) ? dueOn(rule, period, days) : null
    return period && due !== null && monthOf(due) === month ? [period] : []
  })
}

const MONTHS = { day: 0, month: 1, quarter: 3, half: 6, year: 12 } as const

/** The period of a kind whose last month this is. */
function endingWith(kind: PeriodKind, month: Period): Period | undefined {
  const { year, index } = periodParts(month)
  if (kind === 'day') return undefined // a day is due with its month, by the rule of that
  if (index % MONTHS[kind] !== 0) return undefined
  const nth = index / MONTHS[kind]
  return asPeriod({ month, quarter: `${year}-Q${nth}`, half: `${year}-H${nth}`, year: `${year}` }[kind])
}

/** Missing for reasons that leave a figure awaited: to be filed here, to come back from above, or taken back. */
export const STILL_AWAITED: ReadonlySet<MissingReason> = new Set<MissingReason>([
  'not-filed',
  'not-returned',
  'withdrawn',
])

interface Released {
  readonly period: Period
  readonly missing?: MissingReason
}

/** The newest period that has come, in observations in period order; a figure that is still awaited has not. */
export const newestReleased = (observations: readonly Released[]): Period | undefined =>
  observations.findLast(({ missing }) => missing === undefined || !STILL_AWAITED.has(missing))?.period
