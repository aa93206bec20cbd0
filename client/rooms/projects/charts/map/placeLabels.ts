import type { Point, Size } from '#client/rooms/projects/charts/map/mapView.ts'

export interface LabelledPoint extends Point {
  readonly id: string
  readonly radius: number
  /** Of the text beside it. */
  readonly width: number
  readonly height: number
}

/** Left top corner of the text beside a point. */
export interface PlacedLabel extends Point {
  readonly id: string
}

interface Box extends Point, Size {}

const APART_PX = 4

/**
 * Texts beside their points, inside the map and apart from each other: right, left, above or below, where they hide the
 * fewest of the pins. A point that has no room goes without.
 */
export function placeLabels(
  points: readonly LabelledPoint[],
  size: Size,
  pins: readonly Point[] = [],
): readonly PlacedLabel[] {
  const taken: Box[] = []
  return points.flatMap(({ id, x, y, radius, width, height }) => {
    const away = radius + height / 3
    const corners: readonly Point[] = [
      { x: x + away, y: y - height / 2 },
      { x: x - away - width, y: y - height / 2 },
      { x: x - width / 2, y: y - away - height },
      { x: x - width / 2, y: y + away },
    ]
    const [best] = corners
      .map((corner) => ({ ...corner, width, height }))
      .filter((one) => isInside(one, size) && !taken.some((other) => overlap(one, other)))
      .map((box) => ({ box, hidden: pins.filter((pin) => isWithin(pin, box)).length }))
      .sort((a, b) => a.hidden - b.hidden)
    if (!best) return []
    taken.push(best.box)
    return [{ id, x: best.box.x, y: best.box.y }]
  })
}

const isInside = (box: Box, { width, height }: Size): boolean =>
  box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height

const isWithin = ({ x, y }: Point, box: Box): boolean =>
  x > box.x && y > box.y && x < box.x + box.width && y < box.y + box.height

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width + APART_PX &&
  b.x < a.x + a.width + APART_PX &&
  a.y < b.y + b.height + APART_PX &&
  b.y < a.y + a.height + APART_PX
