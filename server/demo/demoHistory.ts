import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import { periodParts, shanghaiDay } from '#shared/period.ts'
import { loadLedgers } from '#server/catalogue/loadLedgers.ts'
import type { HistoricRelease } from '#server/releases/index.ts'
import { madeHistory } from '#server/demo/made/madeHistory.ts'
import { realHistory } from '#server/demo/real/realHistory.ts'

/**
 * All that would have been published by an instant: real documents and feeds as far as they are known, and invented
 * figures, marked, where a lively board needs more. Oldest first. What comes out for an earlier instant is the
 * beginning of what comes out for a later one.
 */
export function demoHistory(catalogue: Catalogue, now: number): readonly HistoricRelease[] {
  const real = realHistory(catalogue)
  const { year } = periodParts(shanghaiDay(now))
  const until = new Date(now).toISOString()
  return [...real, ...madeHistory(catalogue, loadLedgers(), real, year)]
    .filter(({ at }) => at <= until)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}
