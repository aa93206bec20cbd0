import type { Point, Size } from '#client/rooms/projects/charts/map/mapView.ts'

export interface Callee extends Point {
  readonly id: string
  readonly radius: number
  /** Of the text beside it. */
  readonly width: number
  readonly height: number
}

/** Left top corner of the text of a pin that is called out. */
export interface CallOut extends Point {
  readonly id: string
}

interface Box extends Point, Size {}

const APART_PX = 4

/**
 * Texts beside their pins, inside the map and apart from each other: right, left, above or below, whatever is free. A pin
 * that has no room is not called out.
 */
export function placeCallOuts(callees: readonly Callee[], size: Size): readonly CallOut[] {
  const taken: Box[] = []
  return callees.flatMap(({ id, x, y, radius, width, height }) => {
    const away = radius + height / 3
    const corners: readonly Point[] = [
      { x: x + away, y: y - height / 2 },
      { x: x - away - width, y: y - height / 2 },
      { x: x - width / 2, y: y - away - height },
      { x: x - width / 2, y: y + away },
    ]
    const box = corners
      .map((corner) => ({ ...corner, width, height }))
      .find((one) => isInside(one, size) && !taken.some((other) => overlap(one, other)))
    if (!box) return []
    taken.push(box)
    return [{ id, x: box.x, y: box.y }]
  })
}

const isInside = (box: Box, { width, height }: Size): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + APART_PX &&
  b.x < a.x + a.width + APART_PX &&
  a.y < b.y + b.height + APART_PX &&
  b.y < a.y + a.height + APART_PX
