import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/vue-virtual'
import { computed, nextTick, onMounted, ref, type Ref } from 'vue'
import type { GridLines } from '#client/admin/gridLines.ts'
import { lineSlots } from '#client/admin/lineSlots.ts'

/** Up to so many lines all stand in the page, so that the browser's own search finds them. */
const ALL_UP_TO = 120
/** Lines beyond the edge that are drawn already. */
const OVERSCAN = 6
/** Heights at ten pixels a rem, until a line has been measured. */
const ROW_PX = 38
const GROUP_PX = 33

/**
 * Only the lines in view are drawn, with some beyond the edge and the line that has the focus. `scroller` scrolls;
 * `head` sticks at its top.
 */
export function useGridWindow(
  lines: Ref<GridLines>,
  scroller: Ref<HTMLElement | undefined>,
  head: Ref<HTMLElement | undefined>,
) {
  const focused = ref<string>()
  const headPx = ref(0)
  onMounted(() => (headPx.value = head.value?.offsetHeight ?? 0))
  const slotsOf = lineSlots()

  const focusedLine = computed(() =>
    focused.value === undefined ? -1 : lines.value.lines.findIndex(({ key }) => key === focused.value),
  )
  const virtualizer = useVirtualizer(
    computed(() => {
      const all = lines.value.lines
      const held = focusedLine.value
      return {
        count: all.length,
        getScrollElement: () => scroller.value ?? null,
        estimateSize: (index: number) => (all[index]?.kind === 'group' ? GROUP_PX : ROW_PX),
        getItemKey: (index: number) => all[index]?.key ?? index,
        overscan: OVERSCAN,
        scrollPaddingStart: GROUP_PX,
        scrollPaddingEnd: headPx.value + GROUP_PX,
        // Another function whenever another line is held, or the range would not be asked for anew.
        rangeExtractor: (range: Range) => drawnIn(range, held),
      }
    }),
  )

  /** The lines to draw, each with its distance from the top and a slot that outlives it. */
  const shown = computed(() => {
    const items = virtualizer.value.getVirtualItems().flatMap(({ index, start }) => {
      const line = lines.value.lines[index]
      return line ? [{ index, start, line }] : []
    })
    return slotsOf(items, lines.value.lines)
  })
  /** The heading of the topmost row, once it has been scrolled out of sight. */
  const heading = computed(() => {
    const top = virtualizer.value.range?.startIndex ?? 0
    const above = lines.value.headingOf[top] ?? -1
    const line = above < top ? lines.value.lines[above] : undefined
    return line?.kind === 'group' ? line.group : undefined
  })

  /** Brings a line into view, draws it and keeps it drawn. */
  async function reveal(index: number): Promise<void> {
    focused.value = lines.value.lines[index]?.key
    virtualizer.value.scrollToIndex(index, { align: 'auto' })
    await nextTick()
  }

  /** By element the line that it was last measured as: asking for a height makes the browser lay out the page. */
  const measuredAs = new WeakMap<Element, string>()
  function measure(element: Element | null): void {
    const key = element?.getAttribute('data-key') ?? ''
    if (element && measuredAs.get(element) === key) return
    if (element) measuredAs.set(element, key)
    virtualizer.value.measureElement(element)
  }

  return {
    shown,
    heading,
    height: computed(() => virtualizer.value.getTotalSize()),
    reveal,
    measure,
    /** The line with the focus stays drawn however far it is scrolled away. */
    keep: (key: string | undefined) => void (focused.value = key),
    kept: focused,
    /** How many rows a page of the grid has. */
    pageRows: () =>
      Math.max(1, Math.floor(((scroller.value?.clientHeight ?? 0) - headPx.value) / ROW_PX) - 1),
  }
}

function drawnIn(range: Range, held: number): number[] {
  if (range.count <= ALL_UP_TO) return Array.from({ length: range.count }, (_, i) => i)
  const indexes = defaultRangeExtractor(range)
  if (held < 0 || held >= range.count || indexes.includes(held)) return indexes
  return [...indexes, held].sort((a, b) => a - b)
}
