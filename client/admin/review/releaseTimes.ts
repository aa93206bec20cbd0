import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { addDays, shanghaiDay, type Day, type Period } from '#shared/period.ts'
import { dueOn } from '#shared/releaseCalendar.ts'
import { indicatorOf, type SeriesKey } from '#shared/series.ts'

/** Official releases come at ten in the morning. */
const USUAL_TIME = '10:00'
const AHEAD_DAYS = 14

/** The instant of a wall-clock time in the bureau's zone: `2026-07-21`, `10:00`; undefined where one is not whole. */
export function shanghaiInstant(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined
  const ms = Date.parse(`${day}T${time}:00+08:00`)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

export interface QuickTime {
  readonly name: 'due' | 'today' | 'tomorrow' | 'working-day'
  readonly day: Day
  readonly time: string
}

/** The hours that are usually chosen; those that are gone are left out. `first`: a figure of the draft. */
export function quickTimes(
  now: number,
  catalogue: Catalogue,
  first: { readonly series: SeriesKey; readonly period: Period } | undefined,
): readonly QuickTime[] {
  const today = shanghaiDay(now)
  const tomorrow = addDays(today, 1)
  const indicator = first && catalogue.indicator(indicatorOf(first.series))
  const due = first && indicator && dueOn(catalogue.rule(indicator.rule), first.period, catalogue.workingDays)
  const working = Array.from({ length: AHEAD_DAYS }, (_, i) => addDays(today, i + 1)).find((day) =>
    catalogue.workingDays.isWorking(day),
  )
  const choices: readonly (readonly [QuickTime['name'], Day | null | undefined])[] = [
    ['due', due],
    ['today', today],
    ['tomorrow', tomorrow],
    ['working-day', working],
  ]
  const days = new Set<Day>()
  return choices.flatMap(([name, day]) => {
    if (!day || days.has(day) || Date.parse(shanghaiInstant(day, USUAL_TIME) ?? '') <= now) return []
    days.add(day)
    return [{ name, day, time: USUAL_TIME }]
  })
}
