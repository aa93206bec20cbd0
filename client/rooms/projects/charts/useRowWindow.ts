import {
  computed,
  onBeforeUnmount,
  onMounted,
  ref,
  shallowRef,
  type ComputedRef,
  type Ref,
  type ShallowRef,
} from 'vue'
import { roomPx } from '#client/rooms/projects/charts/roomPx.ts'

/** Lines beyond the edge that are drawn already. */
const OVERSCAN = 6
/** Until the page has been laid out. */
const FIRST_PX = 44
const FIRST_LINES = 24

export interface RowWindow {
  /** Height of a line in pixels. */
  readonly rowPx: Readonly<Ref<number>>
  /** First line that is drawn, and the one after the last. */
  readonly from: ComputedRef<number>
  readonly to: ComputedRef<number>
  /** The topmost line in sight. */
  readonly top: ComputedRef<number>
  /** Width of the scroller in pixels; 0 until it is known. */
  readonly width: Readonly<Ref<number>>
  /** To be called whenever the scroller scrolls. */
  readonly scrolled: () => void
}

/**
 * Which of many lines of one height (`--room-row`) are drawn: those in sight and some beyond, or, where nothing scrolls,
 * as many as fit. `headPx` of the scroller's height is taken by what stands above the lines.
 */
export function useRowWindow(
  scroller: Readonly<ShallowRef<HTMLElement | null>>,
  count: () => number,
  { scrolls, headRows = 0 }: { scrolls: () => boolean; headRows?: number },
): RowWindow {
  const rowPx = ref(FIRST_PX)
  const size = shallowRef({ width: 0, height: 0 })
  const top = ref(0)
  const inSight = computed(() =>
    size.value.height === 0
      ? FIRST_LINES
      : Math.max(1, Math.floor(size.value.height / rowPx.value) - headRows),
  )
  const from = computed(() => (scrolls() ? Math.max(0, Math.floor(top.value / rowPx.value) - OVERSCAN) : 0))
  const to = computed(() =>
    Math.min(
      count(),
      scrolls() ? Math.ceil(top.value / rowPx.value) + inSight.value + OVERSCAN : inSight.value,
    ),
  )
  const resized = new ResizeObserver(() => {
    if (!scroller.value) return
    rowPx.value = roomPx(scroller.value, '--room-row') || FIRST_PX
    size.value = { width: scroller.value.clientWidth, height: scroller.value.clientHeight }
  })
  onMounted(() => scroller.value && resized.observe(scroller.value))
  onBeforeUnmount(() => resized.disconnect())
  return {
    rowPx,
    from,
    to,
    top: computed(() => Math.floor(top.value / rowPx.value)),
    width: computed(() => size.value.width),
    scrolled: () => (top.value = scroller.value?.scrollTop ?? 0),
  }
}
