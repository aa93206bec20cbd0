import { NEVER, type Span } from '#shared/formula/conditions.ts'
import { dayOfPeriod } from '#shared/formula/records.ts'
import { hasPeriod, type ReleaseRule } from '#shared/indicator.ts'
import { addPeriods, asPeriod, periodOf, periodStart, type Day, type Period } from '#shared/period.ts'

/** What happened longer ago than this many years is on no board and in no report. */
const REACH_YEARS = 10

/** From the beginning of everything. */
export const EVER: Span = { from: '', until: NEVER }

/** The periods of a rule, up to the running one, that are looked at as of a day within the span. */
export function periodsDuring(rule: ReleaseRule, { from, until }: Span, today: Day): readonly Period[] {
  const reach = asPeriod(`${Number(today.slice(0, 4)) - REACH_YEARS}-01-01`)
  const found: Period[] = []
  let period = periodOf(rule.periodKind, from > reach ? asPeriod(from) : reach)
  for (; periodStart(period) <= today; period = addPeriods(period, 1)) {
    const day = dayOfPeriod(period, today)
    if (day >= until) break
    if (day >= from && hasPeriod(rule, period)) found.push(period)
  }
  return found
}

/** The period that a contribution by period names, where its figure has it and it has begun. */
export function periodNamed(rule: ReleaseRule, { from }: Span, today: Day): readonly Period[] {
  const period = asPeriod(from)
  return hasPeriod(rule, period) && periodStart(period) <= today ? [period] : []
}
