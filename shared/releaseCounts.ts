import { observationsOf, type Board } from '#shared/board.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { monthOf, type Day, type Period } from '#shared/period.ts'
import { newestReleased, nextState, periodsDueIn } from '#shared/releaseCalendar.ts'
import { seriesKey } from '#shared/series.ts'

export interface ReleaseCounts {
  /** Figures of the district that are due this month, and how many of them have come. */
  readonly due: number
  readonly published: number
  /** Series whose next figure should be public and is not, since whenever. */
  readonly overdue: number
}

/** 本月应发布、已发布、逾期: how the district's series stand by the release calendar today. */
export function releaseCounts(board: Board, catalogue: Catalogue, today: Day): ReleaseCounts {
  const { workingDays, site } = catalogue
  const month = monthOf(today)
  const dueIn = new Map(catalogue.rules.map((rule) => [rule.code, periodsDueIn(rule, month, workingDays)]))
  const counts = { due: 0, published: 0, overdue: 0 }
  for (const indicator of catalogue.indicators) {
    const observations = observationsOf(board, seriesKey(indicator.code, site.home))
    const last = newestReleased(observations)
    const first = observations[0]
    if (last === undefined || first === undefined) continue
    const { state } = nextState(catalogue.rule(indicator.rule), last, today, workingDays)
    if (state === 'lapsed') continue
    if (state === 'overdue') counts.overdue++
    const due = (dueIn.get(indicator.rule) ?? []).filter((period: Period) => period >= first.period)
    counts.due += due.length
    counts.published += due.filter((period) => period <= last).length
  }
  return counts
}
