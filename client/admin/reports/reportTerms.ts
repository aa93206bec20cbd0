import type { NewReport } from '#shared/contract/reports.ts'
import {
  addPeriods,
  comparePeriods,
  periodEnd,
  periodOf,
  previousPeriod,
  type Day,
  type Period,
} from '#shared/period.ts'
import type { ReportKind } from '#shared/report/reportFigures.ts'

/** How far back a list of periods to choose from goes. */
const OFFERED = { 'half-year': 8, month: 24, bulletin: 24 } as const
/** Kinds whose issues are counted through the year. */
const NUMBERED: ReadonlySet<ReportKind> = new Set(['month', 'week', 'bulletin'])

/** What is filled in before a report is made, or to see what a template comes to. */
export interface TypedTerms {
  readonly period: Period
  readonly cutoff: string
  readonly issued: string
  /** As typed; empty for the server to count. */
  readonly number: string
  /** 截至: a day, or empty for the newest figures. */
  readonly asOf: string
}

/** The periods that a report of this kind can be of, newest first; none where it is of any day. */
export function offeredPeriods(kind: ReportKind, today: Day): readonly Period[] {
  if (kind === 'week') return []
  const running = periodOf(kind === 'half-year' ? 'half' : 'month', today)
  return Array.from({ length: OFFERED[kind] }, (_, back) => addPeriods(running, -back))
}

/** The newest period that is over: what such a report is most often made of. A week's meeting is today's. */
export function usualPeriod(kind: ReportKind, today: Day): Period {
  if (kind === 'week') return today
  const [running = today] = offeredPeriods(kind, today)
  return periodEnd(running) === today ? running : previousPeriod(running)
}

/** 数据截止 unless somebody says otherwise: the end of the period, or today where that comes first. */
export const usualCutoff = (period: Period, today: Day): Day =>
  comparePeriods(periodEnd(period), today) > 0 ? today : periodEnd(period)

export const isNumbered = (kind: ReportKind): boolean => NUMBERED.has(kind)

/** What is sent of what was filled in: what was left empty is for the server to say. */
export function sentTerms({ period, cutoff, issued, number, asOf }: TypedTerms): Omit<NewReport, 'template'> {
  return {
    period,
    ...(cutoff && { cutoff }),
    ...(issued && { issued }),
    ...(asOf && { asOf }),
    ...(number.trim() !== '' && { number: Number(number) }),
  }
}
