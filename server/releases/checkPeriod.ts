import type { Fault } from '#server/releases/checkObservation.ts'
import { isSetAhead, periodObjection, type Indicator, type ReleaseRule } from '#shared/indicator.ts'
import { periodEnd, periodParts, type Day, type Period, type PeriodKind } from '#shared/period.ts'

/** Why an indicator cannot be published for a period today; undefined when it can. */
export function checkPeriod(
  period: Period,
  indicator: Indicator,
  rule: ReleaseRule,
  today: Day,
): Fault | undefined {
  const objection = periodObjection(rule, period)
  if (objection === 'wrong-kind') {
    const { zh, en } = KINDS[rule.periodKind]
    return { part: 'period', code: 'wrong-period-kind', params: { expected: zh, expectedEn: en, period } }
  }
  if (objection === 'january-combined') {
    return {
      part: 'period',
      code: 'january-combined',
      params: { combined: `${periodParts(period).year}-02` },
    }
  }
  if (!isSetAhead(indicator) && periodEnd(period) > today)
    return { part: 'period', code: 'future-period', params: { period } }
  return undefined
}

const KINDS: Readonly<Record<PeriodKind, { zh: string; en: string }>> = {
  day: { zh: '日', en: 'day' },
  month: { zh: '月', en: 'month' },
  quarter: { zh: '季度', en: 'quarter' },
  half: { zh: '半年', en: 'half-year' },
  year: { zh: '年度', en: 'year' },
}
