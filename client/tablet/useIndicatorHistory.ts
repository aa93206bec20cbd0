import { computed, type ComputedRef } from 'vue'
import type { TrendSeries } from '#client/charts/trendData.ts'
import { useFormat } from '#client/format/useFormat.ts'
import { useLive } from '#client/stores/live.ts'
import { useArchive } from '#client/tablet/archive.ts'
import { mergeHistory, type HistoryPoint } from '#client/tablet/history.ts'
import { useKept } from '#client/tablet/useKept.ts'
import { seriesTraits } from '#shared/comparability.ts'
import type { Indicator } from '#shared/indicator.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'

/** The published history of one subject as a line. */
export interface HistoryLine extends TrendSeries {
  readonly subject: string
  readonly key: SeriesKey
  readonly observations: readonly HistoryPoint[]
}

interface IndicatorHistory {
  /** The main subject first, then the areas above it that have figures. */
  readonly lines: ComputedRef<readonly HistoryLine[]>
  /** False while only the board's window is known. */
  readonly complete: ComputedRef<boolean>
}

/** Whole histories of an indicator for its main subject and the areas above, with the board's newest values in them. */
export function useIndicatorHistory(indicator: () => Indicator, main: () => string): IndicatorHistory {
  const live = useLive()
  const archive = useArchive()
  const { subjectName } = useFormat()
  const roles = computed(() => {
    const { home, city, province, nation } = live.catalogue.site
    return new Map<string, TrendSeries['role']>([
      [home, 'home'],
      [city, 'city'],
      [province, 'province'],
      [nation, 'nation'],
    ])
  })
  const subjects = computed(() => {
    const above = [...roles.value.keys()].filter(
      (subject) => subject !== main() && live.board.series[seriesKey(indicator().code, subject)],
    )
    return [main(), ...above].join()
  })
  const keys = computed(() =>
    subjects.value.split(',').map((subject) => seriesKey(indicator().code, subject)),
  )
  const kept = useKept(
    () => archive.observations,
    () => keys.value,
  )
  const lines = computed(() =>
    subjects.value.split(',').map((subject): HistoryLine => {
      const key = seriesKey(indicator().code, subject)
      const observations = mergeHistory(kept.of(key), live.board.series[key] ?? [])
      return {
        id: subject,
        subject,
        key,
        name: subjectName(subject),
        traits: seriesTraits(live.catalogue, indicator(), subject),
        role: roles.value.get(subject) ?? 'peer',
        observations,
      }
    }),
  )
  return { lines, complete: kept.complete }
}
