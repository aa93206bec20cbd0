import { EASE, mayMove } from '#client/scenes/motion/motion.ts'

const OVERTAKE_MS = 700
/** From farther than so many lines beyond the edge nobody sees a row come. */
const BEYOND = 2

export interface RowMove {
  /** Places in the list, the first is 0; undefined for one that was not in it. */
  readonly from: number | undefined
  readonly to: number
}

/** Where a row starts its way: its old place, or just beyond the edge where that was far out of sight. */
export function startOf({ from, to }: RowMove, first: number, last: number): number {
  return from === undefined ? to : Math.min(last + BEYOND, Math.max(first - BEYOND, from))
}

/** Moves a row from place to place; only its transform, so that nothing is laid out on the way. */
export function overtake(row: HTMLElement, fromPx: number, toPx: number): void {
  if (fromPx === toPx || !mayMove()) return
  row.animate([{ transform: `translateY(${fromPx}px)` }, { transform: `translateY(${toPx}px)` }], {
    duration: OVERTAKE_MS,
    easing: EASE,
  })
}
