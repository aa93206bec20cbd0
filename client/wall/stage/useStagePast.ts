import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import { fetchReleaseDays } from '#client/api/calls.ts'
import { pointAt, releaseStops } from '#client/components/asOf/releaseStops.ts'
import { useAsOf } from '#client/components/asOf/useAsOf.ts'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { isPeriod, type Day } from '#shared/period.ts'

const RETRY_MS = 3_000

/**
 * Shows the wall as of the day that is presented, with the bar that says so, and now again when that is over. Returns the
 * day; undefined while nobody presents one.
 */
export function useStagePast(): ComputedRef<Day | undefined> {
  const live = useLive()
  const asOf = useAsOf()
  const self = useSelf()
  const day = computed(() => {
    const asked = self.self?.stage?.showing.asOf
    return asked !== undefined && isPeriod(asked) ? asked : undefined
  })
  let retry: ReturnType<typeof setTimeout> | undefined

  async function show(to: Day): Promise<void> {
    clearTimeout(retry)
    const days = await fetchReleaseDays().catch(() => undefined)
    if (day.value !== to) return
    const isShown = days && (await live.lookBackTo(pointAt(releaseStops(days, live.presentDay), to)))
    if (!isShown && day.value === to) retry = setTimeout(() => void show(to), RETRY_MS)
  }
  watch(
    [day, () => live.ready],
    ([now, isReady], [former]) => {
      if (!isReady) return
      if (now !== undefined) {
        asOf.open()
        void show(now)
      } else if (former !== undefined) asOf.close()
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(retry))
  return day
}
