import type { GanttProject } from '#client/rooms/projects/charts/gantt/ganttLines.ts'
import {
  addPeriods,
  asPeriod,
  monthOf,
  nextPeriod,
  periodDistance,
  periodEnd,
  periodOf,
  periodStart,
  type Day,
  type Period,
} from '#shared/period.ts'

/** The days that a Gantt chart shows: whole months, from the first day of one to the last of another. */
export interface GanttSpan {
  readonly from: Day
  readonly days: number
}

const ASIDE_DAYS = 91

/** Whole months around everything that is planned or done, and today; a quarter of a year at least to both sides of it. */
export function ganttSpan(projects: readonly GanttProject[], today: string): GanttSpan {
  const now = asPeriod(today)
  let [first, last]: [string, string] = [addPeriods(now, -ASIDE_DAYS), addPeriods(now, ASIDE_DAYS)]
  const widen = (day: string | null): void => {
    if (day === null) return
    if (day < first) first = day
    if (day > last) last = day
  }
  for (const project of projects) {
    widen(project.plannedStartOn)
    widen(project.startedOn)
    widen(project.plannedFinishOn)
    widen(project.finishedOn)
    for (const { plannedOn, doneOn } of project.milestones) {
      widen(plannedOn)
      widen(doneOn)
    }
  }
  const from = periodStart(monthOf(asPeriod(first)))
  return { from, days: periodDistance(from, periodEnd(monthOf(asPeriod(last)))) + 1 }
}

/** Days from the left edge to the morning of a day. */
export const dayAt = ({ from }: GanttSpan, day: string): number => periodDistance(from, asPeriod(day))

export interface Tick {
  readonly period: Period
  readonly at: number
  readonly days: number
}

/** The years, quarters or months of a span, the first and last cut to it. */
export function ticksOf(span: GanttSpan, kind: 'year' | 'quarter' | 'month'): readonly Tick[] {
  const ticks: Tick[] = []
  const end = addPeriods(span.from, span.days - 1)
  for (let period = periodOf(kind, span.from); periodStart(period) <= end; period = nextPeriod(period)) {
    const at = Math.max(0, dayAt(span, periodStart(period)))
    const until = Math.min(span.days, dayAt(span, periodEnd(period)) + 1)
    ticks.push({ period, at, days: until - at })
  }
  return ticks
}
