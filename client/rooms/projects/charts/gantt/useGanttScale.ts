import { computed, nextTick, ref, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { dayAt, type GanttSpan } from '#client/rooms/projects/charts/gantt/ganttSpan.ts'

const STEP = 1.6
const WIDEST_DAY_PX = 24
const WHEEL = 0.002
/** Where today is brought to, as a share of what is in sight. */
const TODAY_AT = 0.5

/**
 * How wide a day is: all of the span in sight at first, closer by buttons or by the wheel with Ctrl, with the day in the
 * middle or below the pointer staying where it is.
 */
export function useGanttScale(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  span: () => GanttSpan,
  /** Pixels that there are for the days. */
  roomPx: () => number,
): {
  dayPx: ComputedRef<number>
  isWidest: ComputedRef<boolean>
  zoom: Ref<number>
  closer: () => void
  wider: () => void
  toDay: (day: string) => void
  wheel: (event: WheelEvent, namesPx: number) => void
} {
  const zoom = ref(1)
  const fitPx = computed(() => Math.max(0.01, roomPx() / span().days))
  const dayPx = computed(() => Math.min(Math.max(WIDEST_DAY_PX, fitPx.value), fitPx.value * zoom.value))

  function zoomAt(factor: number, px: number): void {
    const element = scroller.value
    const day = ((element?.scrollLeft ?? 0) + px) / dayPx.value
    zoom.value = Math.min(WIDEST_DAY_PX / fitPx.value, Math.max(1, zoom.value * factor))
    void nextTick(() => element?.scrollTo({ left: day * dayPx.value - px }))
  }
  return {
    dayPx,
    zoom,
    isWidest: computed(() => zoom.value <= 1),
    closer: () => zoomAt(STEP, roomPx() / 2),
    wider: () => zoomAt(1 / STEP, roomPx() / 2),
    toDay: (day) =>
      scroller.value?.scrollTo({
        left: dayAt(span(), day) * dayPx.value - roomPx() * TODAY_AT,
        behavior: 'smooth',
      }),
    wheel: (event, namesPx) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      const left = scroller.value?.getBoundingClientRect().left ?? 0
      zoomAt(Math.exp(-event.deltaY * WHEEL), Math.max(0, event.clientX - left - namesPx))
    },
  }
}
