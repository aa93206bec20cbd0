import { computed, watch } from 'vue'
import { useLive } from '#client/stores/live.ts'
import { useSelf } from '#client/stores/self.ts'
import { asPeriod } from '#shared/period.ts'

/** Shows the wall as of the day that is presented, and now again when that is over. */
export function useStagePast(): void {
  const live = useLive()
  const self = useSelf()
  const day = computed(() => self.self?.stage?.showing.asOf)
  watch(
    [day, () => live.ready],
    ([asOf, isReady], [former]) => {
      if (!isReady) return
      if (asOf !== undefined) void live.lookBackTo(asPeriod(asOf))
      else if (former !== undefined) live.returnToNow()
    },
    { immediate: true },
  )
}
