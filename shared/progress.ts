import { EVEN, lastYearFigures, scheduledShare, type LastYear, type PlanCurve } from '#shared/planCurve.ts'
import { endMonth, type Period } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** 时间进度: the share of the year gone at the end of the period, in percent, unrounded (S9). */
export const timeElapsed = (period: Period): number => (endMonth(period) * 100) / 12

export interface Progress {
  /** Percent of the annual plan, unrounded; may pass 100. */
  readonly completion: number
  readonly elapsed: number
  /** 序时进度 by the plan's curve, in percent; undefined where the curve follows an unknown last year. */
  readonly scheduled: number | undefined
  /** Completion minus what was scheduled, in percentage points. */
  readonly gap: number | undefined
  readonly curve: PlanCurve
  /** The figures of last year that the schedule was reckoned from, where the curve goes by them. */
  readonly lastYear?: ReturnType<typeof lastYearFigures>
}
/** A progress whose schedule is known. */
export type ScheduledProgress = Progress & { readonly scheduled: number; readonly gap: number }

export const isScheduled = (state: Progress | undefined): state is ScheduledProgress =>
  state?.gap !== undefined

const UNKNOWN: LastYear = () => undefined

/** Completion against the annual plan; undefined where there is no plan or no figure — never 0 (S9). */
export function progress(
  done: number | null | undefined,
  plan: number | null | undefined,
  period: Period,
  curve: PlanCurve = EVEN,
  lastYear: LastYear = UNKNOWN,
): Progress | undefined {
  if (done === null || done === undefined || !plan) return undefined
  return progressOf(shiftDecimal(done, 2) / plan, period, curve, lastYear)
}

/** The progress of a completion that is known as such, in percent. */
export function progressOf(
  completion: number,
  period: Period,
  curve: PlanCurve = EVEN,
  lastYear: LastYear = UNKNOWN,
): Progress {
  const scheduled = scheduledShare(curve, period, lastYear)
  const gap = scheduled === undefined ? undefined : completion - scheduled
  const then = curve.kind === 'last-year' ? lastYearFigures(period, lastYear) : undefined
  return { completion, elapsed: timeElapsed(period), scheduled, gap, curve, ...(then && { lastYear: then }) }
}
