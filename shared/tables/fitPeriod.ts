import type { ReleaseRule } from '#shared/indicator.ts'
import { asPeriod, daysInMonth, endMonth, periodParts, type Basis, type Period } from '#shared/period.ts'

const MONTHS = { day: 0, month: 1, quarter: 3, half: 6, year: 12 } as const

/**
 * The period of an indicator that ends when the period of a table does: 1—6月 is the second quarter of a quarterly
 * figure and 上半年 the June of a monthly one. Undefined where the indicator has none that ends then.
 */
export function fitPeriod(period: Period, { periodKind }: ReleaseRule, basis: Basis): Period | undefined {
  const { kind, year, day } = periodParts(period)
  if (kind === periodKind) return period
  const month = endMonth(period)
  // A plan holds for the year, whenever within it a table repeats it.
  if (basis === 'plan' && (periodKind === 'year' || MONTHS[periodKind] > MONTHS[kind]))
    return named(
      year,
      periodKind,
      periodKind === 'year' ? 12 : Math.ceil(month / MONTHS[periodKind]) * MONTHS[periodKind],
    )
  if (kind === 'day' && day !== daysInMonth(year, month)) return undefined
  // A single month says nothing of a single quarter, and the other way about.
  if (basis === 'single' && kind !== 'day') return undefined
  return named(year, periodKind, month)
}

function named(year: number, kind: ReleaseRule['periodKind'], month: number): Period | undefined {
  if (kind === 'day' || month % MONTHS[kind] !== 0) return undefined
  const index = month / MONTHS[kind]
  switch (kind) {
    case 'month':
      return asPeriod(`${year}-${String(index).padStart(2, '0')}`)
    case 'quarter':
      return asPeriod(`${year}-Q${index}`)
    case 'half':
      return asPeriod(`${year}-H${index}`)
    case 'year':
      return asPeriod(String(year))
  }
}
