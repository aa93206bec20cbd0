import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { CalendarEntry } from '#shared/contract/calendar.ts'
import type { Duty } from '#shared/contract/duties.ts'
import { isOpen } from '#shared/filing/filingSheet.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import type { Day } from '#shared/period.ts'
import { cellKey, indicatorOf, type CellKey } from '#shared/series.ts'
import { workingDaysBefore } from '#shared/workingDays.ts'

/** How far ahead of today a duty is told: what has to be public within so many days. */
export const DUTIES_AHEAD_DAYS = 20

/**
 * What has to be filed, from what is due for release: by so many working days earlier as the bureau has settled, so that
 * a second pair of eyes has time. Figures that the dashboard works out by itself are nobody's duty, nor is a period that
 * has not ended.
 */
export function dutiesOf(
  entries: readonly CalendarEntry[],
  catalogue: Catalogue,
  today: Day,
  inReview: ReadonlySet<CellKey>,
): readonly Duty[] {
  const { workingDays, site } = catalogue
  return entries
    .flatMap((entry): readonly Duty[] => {
      const indicator = catalogue.indicator(indicatorOf(entry.series))
      if (!indicator || isWorkedOut(indicator) || entry.state === 'lapsed') return []
      if (!isOpen(indicator, entry.period, catalogue, today)) return []
      const { series, period, due, on } = entry
      const fileBy = workingDaysBefore(workingDays, due, site.conventions.filingLead)
      const isDone = entry.state === 'published'
      const lateDays = isDone ? 0 : workingDays.between(fileBy, today)
      const state = isDone
        ? 'done'
        : inReview.has(cellKey(series, period))
          ? 'in-review'
          : fileBy < today
            ? 'late'
            : 'owed'
      return [{ series, period, owner: catalogue.filedBy(indicator), fileBy, due, state, lateDays, on }]
    })
    .sort((a, b) => (a.fileBy < b.fileBy ? -1 : a.fileBy > b.fileBy ? 1 : 0))
}
