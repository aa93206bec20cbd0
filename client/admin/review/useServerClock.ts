import { computed, onMounted, shallowRef } from 'vue'
import { fetchServerTime } from '#client/api/review.ts'
import { useLive } from '#client/stores/live.ts'

/** The server's time, by which embargoes end; until it has answered, this machine's. */
export function useServerClock() {
  const live = useLive()
  const aheadMs = shallowRef(0)
  onMounted(async () => {
    const asked = Date.now()
    const server = await fetchServerTime().catch(() => undefined)
    if (server !== undefined) aheadMs.value = server - (asked + Date.now()) / 2
  })
  return computed(() => live.now + aheadMs.value)
}
