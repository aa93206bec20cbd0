import { nextTick, watch } from 'vue'
import { painted } from '#client/live/paintWatch.ts'
import { NEXT_ROOT, PAINTED } from '#client/live/renewal.ts'
import { useLive } from '#client/stores/live.ts'

/** Nothing was fetched for so long: what a scene is made of has come. */
const QUIET_MS = 1_000
const LOOK_EVERY_MS = 200
/** A wall whose server is away in the meantime is shown with what it has. */
const LONGEST_MS = 20_000

/** In an app that was set below a former one: tells that one as soon as it can be seen whole. */
export function sayWhenPainted(): void {
  const root = document.querySelector(`#${NEXT_ROOT}`)
  if (!root) return
  const live = useLive()
  const begun = performance.now()
  let fetchedAt = begun
  const fetches = new PerformanceObserver(() => (fetchedAt = performance.now()))
  fetches.observe({ type: 'resource' })
  let isTold = false
  const stop = watch(
    () => live.link !== 'loading',
    async (isThere) => {
      if (!isThere || isTold) return
      isTold = true
      await nextTick()
      while (performance.now() - fetchedAt < QUIET_MS && performance.now() - begun < LONGEST_MS)
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
      fetches.disconnect()
      await painted()
      root.dispatchEvent(new Event(PAINTED))
      stop()
    },
    { immediate: true },
  )
}
