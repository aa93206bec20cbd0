import { endMonth, type Period } from '#shared/period.ts'
import { shiftDecimal } from '#shared/unit.ts'

/** 序时进度: the share of the year gone at the end of the period, in percent, unrounded (S9). */
export const timeElapsed = (period: Period): number => (endMonth(period) * 100) / 12

export interface Progress {
  /** Percent of the annual plan, unrounded; may pass 100. */
  readonly completion: number
  readonly elapsed: number
  /** Completion minus time elapsed, in percentage points. */
  readonly gap: number
}

/** Completion against the annual plan; undefined where there is no plan or no figure — never 0 (S9). */
export function progress(
  done: number | null | undefined,
  plan: number | null | undefined,
  period: Period,
): Progress | undefined {
  if (done === null || done === undefined || !plan) return undefined
  const completion = shiftDecimal(done, 2) / plan
  const elapsed = timeElapsed(period)
  return { completion, elapsed, gap: completion - elapsed }
}
