import { setImmediate } from 'node:timers/promises'
import type { Clock } from '#server/clock.ts'
import { calendarMonth } from '#server/calendar/calendarMonth.ts'
import { arrivalsOf, instantOfSeq, spansOf } from '#server/calendar/repository.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'
import type { AsOfPoint } from '#shared/asOf.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { viewpoint } from '#shared/catalogue/viewpoint.ts'
import type { CalendarMonth } from '#shared/contract/calendar.ts'
import { monthOf, shanghaiDay, type Day, type Period } from '#shared/period.ts'
import { periodsDueIn } from '#shared/releaseCalendar.ts'
import { subjectOf, type SeriesKey } from '#shared/series.ts'

export interface CalendarPorts {
  readonly store: Store
  readonly catalogue: Catalogue
  readonly clock: Clock
  readonly releases: Pick<Releases, 'board' | 'seqAsOf'>
}

export interface CalendarQuestion {
  /** Left out: the month of that day. */
  readonly month?: Period | undefined
  /** Answer as on that day, with what was known then. */
  readonly asOf?: AsOfPoint | undefined
  /** Of which bureau; left out for the one that keeps the installation. */
  readonly area?: string | undefined
}

/** The release calendar of the district and of whom else the bureau waits for. */
export type Calendar = (question: CalendarQuestion) => Promise<CalendarMonth>

export function openCalendar({ store, catalogue, clock, releases }: CalendarPorts): Calendar {
  async function dayOf(point: AsOfPoint | undefined, seq: number): Promise<Day> {
    if (point === undefined) return shanghaiDay(clock.now())
    if (point.kind === 'day') return point.day
    const at = point.kind === 'instant' ? point.at : await instantOfSeq(store.read, seq)
    return shanghaiDay(at === undefined ? clock.now() : Date.parse(at))
  }

  return async ({ month, asOf, area }) => {
    const seen = viewpoint(catalogue, area)
    const seq = asOf === undefined ? releases.board().seq : await releases.seqAsOf(asOf)
    const today = await dayOf(asOf, seq)
    const shown = month ?? monthOf(today)
    const periods = new Set(
      catalogue.rules.flatMap((rule) => periodsDueIn(rule, shown, catalogue.workingDays)),
    )
    const subjects = new Set([seen.site.home, ...(seen.site.awaited ?? [])])
    const series = (Object.keys(releases.board().series) as SeriesKey[]).filter((key) =>
      subjects.has(subjectOf(key)),
    )
    // Some milliseconds each: between them others have their turn.
    const spans = await spansOf(store.read, series, seq)
    await setImmediate()
    const arrivals = await arrivalsOf(store.read, series, [...periods], seq)
    await setImmediate()
    return calendarMonth(seen, { spans, arrivals }, shown, today)
  }
}
