import { onScopeDispose, ref, type ShallowRef } from 'vue'

/** A heading counts as read once it is so near to the top. */
const NEAR_PX = 90

/** Where a reader is on the sheet inside a scrolled element, and ways to other places of it. */
export function useSheetPlace(scroller: Readonly<ShallowRef<HTMLElement | null>>) {
  const current = ref<number>()
  let pending = 0

  function look(): void {
    pending = 0
    const top = (scroller.value?.getBoundingClientRect().top ?? 0) + NEAR_PX
    const headings = [...(scroller.value?.querySelectorAll<HTMLElement>(':is(h3, h4)[data-block]') ?? [])]
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top <= top)
    current.value = read && Number(read.dataset['block'])
  }
  const onScroll = (): void => {
    pending ||= requestAnimationFrame(look)
  }
  onScopeDispose(() => cancelAnimationFrame(pending))

  function show(selector: string, block: ScrollLogicalPosition): void {
    const place = scroller.value?.querySelector<HTMLElement>(selector)
    place?.scrollIntoView({ block })
    place?.focus({ preventScroll: true })
  }
  return {
    current,
    onScroll,
    toBlock: (block: number): void => show(`[data-block="${block}"]`, 'start'),
    toFigure: (figure: number): void => show(`[data-figure="${figure}"]`, 'center'),
  }
}
