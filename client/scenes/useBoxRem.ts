import { onBeforeUnmount, readonly, ref, watch, type Ref, type ShallowRef } from 'vue'

export interface BoxRem {
  readonly width: number
  readonly height: number
}

/** How much room an element has, in rem, followed from when it is there; nothing until then. */
export function useBoxRem(element: Readonly<ShallowRef<HTMLElement | null>>): Readonly<Ref<BoxRem>> {
  const box = ref<BoxRem>({ width: 0, height: 0 })
  const observer = new ResizeObserver(measure)
  function measure(): void {
    const { clientWidth = 0, clientHeight = 0 } = element.value ?? {}
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 10
    if (clientWidth > 0) box.value = { width: clientWidth / rem, height: clientHeight / rem }
  }
  watch(
    element,
    (now) => {
      observer.disconnect()
      measure()
      if (now) observer.observe(now)
    },
    { immediate: true, flush: 'post' },
  )
  onBeforeUnmount(() => observer.disconnect())
  return readonly(box)
}
