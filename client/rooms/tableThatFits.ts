import { onBeforeUnmount, onMounted, readonly, ref, watch, type Ref, type ShallowRef } from 'vue'

/** What a table of a room takes at least, in rem; names that need more lines are measured. */
const HEAD_REM = 3
const UPRIGHT_HEAD_REM = 12
const ROW_REM = 4.9
const FIRST_COLUMN_REM = 17
const COLUMN_REM = 6.4

interface Fitting {
  readonly rows: number
  readonly columns: number
}

/** How many rows and columns of a table fit into an element of a wall, followed as it changes size. */
export function useTableThatFits(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  isUpright: () => boolean,
): Readonly<Ref<Fitting>> {
  const fitting = ref<Fitting>({ rows: 6, columns: 6 })
  const observer = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    if (width === 0 || height === 0) return
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
    const head = isUpright() ? UPRIGHT_HEAD_REM : HEAD_REM
    fitting.value = {
      rows: Math.max(1, Math.floor((height / rem - head) / ROW_REM)),
      columns: Math.max(1, Math.floor((width / rem - FIRST_COLUMN_REM) / COLUMN_REM)),
    }
  })
  onMounted(() => watch(element, (now) => now && observer.observe(now), { immediate: true }))
  onBeforeUnmount(() => observer.disconnect())
  return readonly(fitting)
}
