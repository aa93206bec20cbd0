import { computed, ref } from 'vue'

/** Rows beyond the edges, so that a turn of the wheel shows no gap. */
const BEYOND = 12

/** Which of many rows of one height are near enough to be drawn, and how much room the others take. */
export function rowWindow(count: () => number, rowPx: number) {
  const top = ref(0)
  const height = ref(0)
  const from = computed(() => Math.max(0, Math.floor(top.value / rowPx) - BEYOND))
  const to = computed(() => Math.min(count(), Math.ceil((top.value + height.value) / rowPx) + BEYOND))
  return {
    from,
    to,
    above: computed(() => from.value * rowPx),
    below: computed(() => Math.max(0, (count() - to.value) * rowPx)),
    look: ({ scrollTop, clientHeight }: Pick<HTMLElement, 'scrollTop' | 'clientHeight'>): void => {
      top.value = scrollTop
      height.value = clientHeight
    },
  }
}
