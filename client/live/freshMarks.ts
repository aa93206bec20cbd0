import { shallowRef } from 'vue'
import type { Release } from '#shared/release.ts'
import type { SeriesKey } from '#shared/series.ts'

/** How long a figure that has just changed is marked. */
export const FRESH_MS = 30_000

/** Which figures have just changed. */
export function freshMarks() {
  const changedAt = shallowRef<ReadonlyMap<SeriesKey, number>>(new Map())
  return {
    mark: (releases: readonly Release[], at: number): void => {
      const marks = new Map([...changedAt.value].filter(([, since]) => at - since < FRESH_MS))
      for (const release of releases) {
        for (const change of release.changes) if (change.kind === 'observation') marks.set(change.series, at)
      }
      changedAt.value = marks
    },
    /** The clock was put: the marks go with it. */
    shift: (by: number): void => {
      changedAt.value = new Map([...changedAt.value].map(([key, since]) => [key, since + by]))
    },
    isFresh: (key: SeriesKey, now: number): boolean =>
      now - (changedAt.value.get(key) ?? -Infinity) < FRESH_MS,
  }
}
