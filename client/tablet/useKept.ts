import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'
import type { KeptSeries } from '#client/tablet/keptSeries.ts'
import { useLive } from '#client/stores/live.ts'
import type { Vintage } from '#shared/contract/answers.ts'
import type { SeriesKey } from '#shared/series.ts'

const RETRY_MS = 4_000
const NONE: readonly Vintage[] = []

export interface Kept {
  /** The newest answer about a series, empty before the first. */
  readonly of: (key: SeriesKey) => readonly Vintage[]
  /** Whether every wanted series was answered at least once. */
  readonly complete: ComputedRef<boolean>
}

/**
 * Keeps the answers about some series current: asks when a series is first wanted, when a release changed it, and
 * again after a failure or when the link comes back.
 */
export function useKept(store: () => KeptSeries, keys: () => readonly SeriesKey[]): Kept {
  const live = useLive()
  const attempt = ref(0)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    () =>
      [store(), attempt.value, live.link === 'live', ...keys().map((key) => live.board.series[key])] as const,
    async () => {
      if (live.link !== 'live') return
      const done = await Promise.all(keys().map((key) => store().want(key, live.board.series[key])))
      if (done.every(Boolean)) return
      clearTimeout(timer)
      timer = setTimeout(() => attempt.value++, RETRY_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))

  return {
    of: (key) => store().answers.value.get(key) ?? NONE,
    complete: computed(() => keys().every((key) => store().answers.value.has(key))),
  }
}
