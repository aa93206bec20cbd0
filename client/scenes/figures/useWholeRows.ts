import { computed, nextTick, onBeforeUnmount, onMounted, ref, watch, type Ref, type ShallowRef } from 'vue'

/**
 * How many rows stand whole in a box, by measuring: names wrap as they like, in every language and type size. `rows`
 * says which there are and how they are drawn; while it says the same, only another size of the box has them measured.
 */
export function useWholeRows(
  box: Readonly<ShallowRef<HTMLElement | null>>,
  selector: string,
  rows: () => string,
): Readonly<Ref<number>> {
  const fitting = ref(Infinity)
  let measuring = false

  async function measure(): Promise<void> {
    if (measuring) return
    measuring = true
    fitting.value = Infinity
    await nextTick()
    measuring = false
    const list = box.value
    if (!list || list.clientHeight === 0) return
    const bottom = list.getBoundingClientRect().bottom + 1
    const all = [...list.querySelectorAll(selector)]
    const whole = all.filter((row) => row.getBoundingClientRect().bottom <= bottom).length
    if (whole < all.length) fitting.value = Math.max(1, whole)
  }

  const observer = new ResizeObserver(() => void measure())
  onMounted(() => {
    watch(
      box,
      (now) => {
        observer.disconnect()
        if (now) observer.observe(now)
      },
      { immediate: true, flush: 'post' },
    )
    watch(rows, measure, { flush: 'post' })
  })
  onBeforeUnmount(() => observer.disconnect())
  return computed(() => fitting.value)
}
