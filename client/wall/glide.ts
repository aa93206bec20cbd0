import { watch, type ShallowRef } from 'vue'

const GLIDE_MS = 700

export interface Glide {
  /** Identities of the rows in order; places are counted down the columns. */
  readonly order: () => readonly string[]
  readonly rowsPerColumn: () => number
  /** The gap between columns, as a CSS length. */
  readonly columnGap: string
}

/**
 * Lets the rows of a list glide to their new places when their order changes. Rows are known by `data-id` and all of
 * one size, so the way is reckoned from the order and nothing is measured; only transforms are animated. Changes that
 * come faster than a row glides are shown at once: a list that never rests cannot be read.
 */
export function useGlide(
  list: Readonly<ShallowRef<HTMLElement | null>>,
  { order, rowsPerColumn, columnGap }: Glide,
): void {
  let movedAt = -Infinity

  function glide(now: readonly string[], before: readonly string[]): void {
    const former = new Map(before.map((id, place) => [id, place]))
    const perColumn = rowsPerColumn()
    const moved = now.flatMap((id, place) => {
      const from = former.get(id)
      return from === undefined || from === place ? [] : [{ id, from, place }]
    })
    if (moved.length === 0) return
    const isCalm = performance.now() - movedAt > GLIDE_MS
    movedAt = performance.now()
    if (!isCalm || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return
    for (const { id, from, place } of moved) {
      const columns = Math.floor(from / perColumn) - Math.floor(place / perColumn)
      const rows = (from % perColumn) - (place % perColumn)
      const start = `translate(calc(${columns} * (100% + ${columnGap})), ${rows * 100}%)`
      const row = list.value?.querySelector(`[data-id="${CSS.escape(id)}"]`)
      row?.animate([{ transform: start }, { transform: 'none' }], {
        duration: GLIDE_MS,
        easing: 'cubic-bezier(0.2, 0, 0, 1)',
      })
    }
  }
  watch(order, glide, { flush: 'post' })
}
