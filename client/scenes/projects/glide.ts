import { nextTick, watch, type ShallowRef } from 'vue'
import { EASE, mayMove } from '#client/scenes/motion/motion.ts'

const GLIDE_MS = 700

/**
 * Lets the rows of a list glide to their new places when their order changes. Rows are known by `data-id`; only
 * transforms are animated, so that nothing is laid out again on the way. Rows that change places again before a glide
 * could end just stand where they belong: in a burst, measuring them would cost more than it shows.
 */
export function useGlide(list: Readonly<ShallowRef<HTMLElement | null>>, order: () => string): void {
  let changedAt = -Infinity
  watch(order, async () => {
    const now = performance.now()
    const isCalm = now - changedAt > GLIDE_MS
    changedAt = now
    if (!isCalm) return
    const before = placesOf(list.value)
    await nextTick()
    if (!mayMove()) return
    for (const [id, { row, x, y }] of placesOf(list.value)) {
      const from = before.get(id)
      if (!from || (from.x === x && from.y === y)) continue
      row.animate([{ transform: `translate(${from.x - x}px, ${from.y - y}px)` }, { transform: 'none' }], {
        duration: GLIDE_MS,
        easing: EASE,
      })
    }
  })
}

interface RowPlace {
  readonly row: HTMLElement
  readonly x: number
  readonly y: number
}

function placesOf(list: HTMLElement | null): ReadonlyMap<string, RowPlace> {
  const rows = list ? [...list.querySelectorAll<HTMLElement>('[data-id]')] : []
  return new Map(rows.map((row) => [row.dataset['id'] ?? '', { row, x: row.offsetLeft, y: row.offsetTop }]))
}
