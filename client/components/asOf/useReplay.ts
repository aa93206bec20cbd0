import { onScopeDispose, readonly, ref } from 'vue'
import type { Slider } from '#client/components/asOf/useSlider.ts'

/** How long each day stands, once its figures are on the page. */
export const REPLAY_STEP_MS = 1_200

/** Goes forward day by day until now is reached, somebody pauses, or a day cannot be had. */
export function useReplay({ place, last, show }: Pick<Slider, 'place' | 'last' | 'show'>) {
  const isPlaying = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  function pause(): void {
    isPlaying.value = false
    clearTimeout(timer)
  }
  async function step(): Promise<void> {
    const isShown = await show(place.value + 1)
    if (!isPlaying.value) return
    if (!isShown || place.value >= last.value) pause()
    else timer = setTimeout(() => void step(), REPLAY_STEP_MS)
  }
  /** From where the slider stands; from the first day where it stands at now. */
  function play(): void {
    isPlaying.value = true
    if (place.value < last.value) void step()
    else void show(0).then(() => (timer = setTimeout(() => isPlaying.value && void step(), REPLAY_STEP_MS)))
  }
  onScopeDispose(pause)

  return { isPlaying: readonly(isPlaying), play, pause }
}
