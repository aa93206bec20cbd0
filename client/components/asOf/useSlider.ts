import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { fetchReleaseDays } from '#client/api/calls.ts'
import { pointAt, releaseStops, stopUpTo } from '#client/components/asOf/releaseStops.ts'
import { useLive } from '#client/stores/live.ts'
import type { ReleaseDays } from '#shared/contract/answers.ts'
import type { Day } from '#shared/period.ts'

/** A finger that still moves asks for nothing. */
const SETTLED_MS = 140
const RETRY_MS = 3_000

/** The slider over the days of publication: its last place, after all of them, is now. */
export function useSlider() {
  const live = useLive()
  const days = shallowRef<ReleaseDays>()
  const stops = computed(() => (days.value ? releaseStops(days.value, live.presentDay) : []))
  const last = computed(() => stops.value.length)
  /** Where the slider was put, until the board has followed. */
  const put = ref<number>()
  const place = computed(() => {
    if (put.value !== undefined) return put.value
    return live.asOf ? Math.max(0, stopUpTo(stops.value, live.asOf.day)) : last.value
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  async function load(): Promise<void> {
    try {
      days.value = await fetchReleaseDays()
    } catch {
      timer = setTimeout(() => void load(), RETRY_MS) // what is on the page stays; the bar says that it waits
    }
  }
  // What was published today becomes a stop of its own when the day is over.
  watch([() => live.presentDay, () => live.newest.epoch], load, { immediate: true })

  /** Shows what a place stands for, at once. Resolves to whether it is on the page. */
  async function show(index: number): Promise<boolean> {
    clearTimeout(timer)
    const stop = stops.value[index]
    put.value = Math.min(index, last.value)
    if (!stop) live.returnToNow()
    const isShown = !stop || (await live.lookBackTo({ day: stop.day, seq: stop.seq }))
    if (put.value === Math.min(index, last.value)) put.value = undefined
    return isShown
  }
  /** Moves the slider, and shows what it came to once it rests. */
  function move(index: number): void {
    put.value = Math.max(0, Math.min(index, last.value))
    clearTimeout(timer)
    timer = setTimeout(() => void show(put.value ?? last.value), SETTLED_MS)
  }
  /** Shows the end of any calendar day. */
  function showDay(day: Day): Promise<boolean> {
    if (day >= live.presentDay) return show(last.value)
    clearTimeout(timer)
    put.value = undefined
    return live.lookBackTo(pointAt(stops.value, day))
  }

  return { stops, last, place, isReady: computed(() => days.value !== undefined), show, move, showDay }
}

export type Slider = ReturnType<typeof useSlider>
