import { onBeforeUnmount, onMounted, readonly, ref, type Ref, type ShallowRef } from 'vue'

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
  onMounted(() => element.value && observer.observe(element.value))
  onBeforeUnmount(() => observer.disconnect())
  return readonly(rows)
}
