import { onBeforeUnmount, readonly, ref, watch, type Ref, type ShallowRef } from 'vue'

/** How many rows of a height in rem fit into an element, followed as it changes size; `initially` until known. */
export function useRowsThatFit(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  rowRem: number,
  initially: number,
): Readonly<Ref<number>> {
  const rows = ref(initially)
  const observer = new ResizeObserver(([entry]) => {
    const height = entry?.contentRect.height ?? 0
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    if (height > 0) rows.value = Math.max(1, Math.floor(height / (rowRem * rem)))
  })
  // A list that has nothing to show yet comes later.
  watch(
    element,
    (now) => {
      observer.disconnect()
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onBeforeUnmount(() => observer.disconnect())
  return readonly(rows)
}
