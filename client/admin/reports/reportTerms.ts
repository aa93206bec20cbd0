import type { NewReport, ReportSummary } from '#shared/contract/reports.ts'
import {
  addPeriods,
  comparePeriods,
  periodEnd,
  periodOf,
  periodParts,
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
  /** As typed; empty for none. */
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

/** The number that follows on those of its kind in the year; null where reports of the kind have none. */
export function nextNumber(
  kind: ReportKind,
  period: Period,
  reports: readonly Pick<ReportSummary, 'kind' | 'period' | 'number'>[],
): number | null {
  if (!NUMBERED.has(kind)) return null
  const { year } = periodParts(period)
  const given = reports.flatMap((one) =>
    one.kind === kind && periodParts(one.period).year === year ? [one.number ?? 0] : [],
  )
  return Math.max(0, ...given) + 1
}

export const isNumbered = (kind: ReportKind): boolean => NUMBERED.has(kind)

/** What is sent of what was filled in: what was left empty is for the server to say. */
export function sentTerms({ period, cutoff, issued, number, asOf }: TypedTerms): Omit<NewReport, 'template'> {
  return {
    period,
    ...(cutoff && { cutoff }),
    ...(issued && { issued }),
    ...(asOf && { asOf }),
    number: number.trim() === '' ? null : Number(number),
  }
}
