import { bureauMidnight, minuteOf } from '#shared/scenes/dayRounds.ts'
import type { ScreenSettings } from '#shared/screens/screen.ts'

/** A wall stands still for months: so often all of it moves by a pixel. */
export const SHIFT_EVERY_MS = 90_000
/** It never moves further than this from its place, in device pixels. */
const FARTHEST = 3
const MINUTE_MS = 60_000

const SIDE = 2 * FARTHEST + 1
const PLACES = SIDE * SIDE

/**
 * By how many device pixels the whole picture stands off its middle at an instant. It goes row by row through all places
 * near by and back again, one pixel at a time, the same on all screens of one wall.
 */
export function pixelShift(at: number): { readonly x: number; readonly y: number } {
  const step = Math.floor(at / SHIFT_EVERY_MS) % (2 * PLACES - 2)
  const place = step < PLACES ? step : 2 * PLACES - 2 - step
  const row = Math.floor(place / SIDE)
  const column = place % SIDE
  return { x: (row % 2 === 0 ? column : SIDE - 1 - column) - FARTHEST, y: row - FARTHEST }
}

/** The share of full light that a screen shines with at an instant; by the bureau's time, also over midnight. */
export function lightAt(dim: ScreenSettings['dim'], at: number): number {
  if (!dim) return 1
  const minute = Math.floor((at - bureauMidnight(at)) / MINUTE_MS)
  const [from, until] = [minuteOf(dim.from), minuteOf(dim.until)]
  const isDim = from < until ? from <= minute && minute < until : minute >= from || minute < until
  return isDim ? dim.light : 1
}
