import { computed, onBeforeUnmount, ref, watch, type ComputedRef, type Ref } from 'vue'
import type { Period } from '#shared/period.ts'

/** Long enough to see who overtook whom. */
const STEP_MS = 1_400

/** Which of the months is shown: the newest, until somebody chooses another or plays through all of them. */
export function usePlayback(months: () => readonly Period[]): {
  month: ComputedRef<Period | undefined>
  index: Ref<number>
  isPlaying: Readonly<Ref<boolean>>
  toggle: () => void
  go: (to: number) => void
} {
  const index = ref(Math.max(0, months().length - 1))
  const isPlaying = ref(false)
  let timer: ReturnType<typeof setInterval> | undefined

  function stop(): void {
    clearInterval(timer)
    isPlaying.value = false
  }
  function step(): void {
    if (index.value < months().length - 1) index.value++
    if (index.value >= months().length - 1) stop()
  }
  function toggle(): void {
    if (isPlaying.value) return stop()
    if (index.value >= months().length - 1) index.value = 0
    isPlaying.value = true
    timer = setInterval(step, STEP_MS)
  }
  watch(
    () => months().length,
    (now, before) => {
      const wasNewest = index.value >= before - 1
      if (wasNewest || index.value >= now) index.value = Math.max(0, now - 1)
    },
  )
  onBeforeUnmount(stop)
  return {
    month: computed(() => months()[index.value]),
    index,
    isPlaying,
    toggle,
    go: (to) => {
      stop()
      index.value = to
    },
  }
}
