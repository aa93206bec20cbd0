import { latestOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { isOpen } from '#shared/filing/filingSheet.ts'
import type { Indicator } from '#shared/indicator.ts'
import {
  addPeriods,
  asPeriod,
  comparePeriods,
  endMonth,
  periodParts,
  type Day,
  type Period,
  type PeriodKind,
} from '#shared/period.ts'
import { dueOn } from '#shared/releaseCalendar.ts'
import { seriesKey } from '#shared/series.ts'

export interface PeriodGroup {
  readonly kind: PeriodKind
  /** Newest first. */
  readonly periods: readonly Period[]
}

/** How far back values may be filed by hand: as far as the board knows last year's value beside them. */
const OFFERED = { month: 24, quarter: 10, half: 6, year: 5 } as const
const KINDS = ['month', 'quarter', 'half', 'year'] as const

/** The periods that figures of these indicators may be filed for today, by kind. */
export function periodChoices(
  indicators: readonly Indicator[],
  catalogue: Catalogue,
  today: Day,
): readonly PeriodGroup[] {
  return KINDS.flatMap((kind) => {
    const ofKind = indicators.filter((i) => catalogue.rule(i.rule).periodKind === kind)
    if (ofKind.length === 0) return []
    const periods = Array.from({ length: OFFERED[kind] }, (_, i) => addPeriods(periodOf(kind, today), -i))
    return [{ kind, periods: periods.filter((p) => ofKind.some((i) => isOpen(i, p, catalogue, today))) }]
  })
}

/** Where a person starts: the newest period that has come due or already stands on the board; else the newest offered. */
export function defaultPeriod(
  groups: readonly PeriodGroup[],
  indicators: readonly Indicator[],
  subject: string,
  { board, catalogue, today }: { board: Board; catalogue: Catalogue; today: Day },
): Period | undefined {
  const group = groups[0]
  if (!group) return undefined
  const ofKind = indicators.filter((i) => catalogue.rule(i.rule).periodKind === group.kind)
  const isExpected = (period: Period): boolean =>
    ofKind.some((indicator) => {
      const due = dueOn(catalogue.rule(indicator.rule), period, catalogue.workingDays)
      if (due !== null && due <= today) return true
      const last = latestOf(board, seriesKey(indicator.code, subject))
      return last !== undefined && comparePeriods(last.period, period) >= 0
    })
  return group.periods.find(isExpected) ?? group.periods[0]
}

const INDEX_OF_MONTH = { month: 1, quarter: 3, half: 6, year: 12 } as const
type OfferedKind = (typeof KINDS)[number]

/** The period of that kind in which a day lies. */
function periodOf(kind: OfferedKind, today: Day): Period {
  const { year } = periodParts(today)
  const index = Math.ceil(endMonth(today) / INDEX_OF_MONTH[kind])
  const codes = {
    month: `${year}-${String(index).padStart(2, '0')}`,
    quarter: `${year}-Q${index}`,
    half: `${year}-H${index}`,
    year: `${year}`,
  }
  return asPeriod(codes[kind])
}
