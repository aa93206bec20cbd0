import { hasPeriod, lastYearPeriod, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { addPeriods, asPeriod, endMonth, periodParts, type Period, type PeriodKind } from '#shared/period.ts'

/** A figure with the rule that says which periods it has. */
export interface Ruled {
  readonly basis: Indicator['basis']
  readonly rule: ReleaseRule
}

const MONTHS = { day: 0, month: 1, quarter: 3, half: 6, year: 12 } as const
const LETTER = { quarter: 'Q', half: 'H' } as const

/** The period of a kind that ends in the same month, if one does. Days have no such counterpart. */
function sameEnd(kind: PeriodKind, period: Period): Period | undefined {
  const { kind: own, year } = periodParts(period)
  const [month, months] = [endMonth(period), MONTHS[kind]]
  if (own === 'day' || months === 0 || month % months !== 0) return undefined
  if (kind === 'year') return asPeriod(String(year))
  return asPeriod(
    kind === 'month'
      ? `${year}-${String(month).padStart(2, '0')}`
      : `${year}-${LETTER[kind as 'quarter']}${month / months}`,
  )
}

/**
 * The period at which a formula reads a figure: its own where the figure has such periods; the year of an annual plan;
 * else the period that ends with it, so that a figure of the quarter's end can use one of the month. Undefined where
 * there is none: a single month says nothing of its quarter.
 */
export function inputPeriod({ basis, rule }: Ruled, period: Period, lastYear: boolean): Period | undefined {
  const { kind, year } = periodParts(period)
  const found =
    rule.periodKind === kind
      ? period
      : basis === 'plan' && rule.periodKind === 'year'
        ? asPeriod(String(year))
        : basis === 'single'
          ? undefined
          : sameEnd(rule.periodKind, period)
  if (!found) return undefined
  const read = lastYear ? lastYearPeriod(found) : found
  return hasPeriod(rule, read) ? read : undefined
}

/** The periods of a derived figure that read this period of an input: the way back from {@link inputPeriod}. */
export function readingPeriods(
  input: Ruled,
  derived: ReleaseRule,
  period: Period,
  lastYear: boolean,
): readonly Period[] {
  const { kind, year } = periodParts(period)
  const read = lastYear ? yearLater(period) : period
  const candidates =
    derived.periodKind === kind
      ? [read]
      : input.basis === 'plan' && kind === 'year'
        ? yearPeriods(derived, year + (lastYear ? 1 : 0))
        : [sameEnd(derived.periodKind, read)]
  return candidates.filter(
    (candidate) =>
      candidate !== undefined &&
      hasPeriod(derived, candidate) &&
      inputPeriod(input, candidate, lastYear) === period,
  ) as readonly Period[]
}

function yearLater(period: Period): Period {
  const months = MONTHS[periodParts(period).kind]
  return months === 0 ? addPeriods(period, 365) : addPeriods(period, 12 / months)
}

/** All periods of a rule in a year, oldest first; none for days. */
export function yearPeriods(rule: ReleaseRule, year: number): readonly Period[] {
  const months = MONTHS[rule.periodKind]
  if (months === 0) return []
  return Array.from({ length: 12 / months }, (_, i) =>
    sameEnd(rule.periodKind, asPeriod(`${year}-${String((i + 1) * months).padStart(2, '0')}`)),
  ).filter((period): period is Period => period !== undefined && hasPeriod(rule, period))
}
