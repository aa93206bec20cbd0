import type { Point, Size } from '#client/rooms/projects/charts/map/mapView.ts'

const AWAY_PX = 8

/** Where a tip stands: above its pin, or below it in the upper half; never beyond the sides of the map. */
export function tipPlace({ width, height }: Size, { x, y }: Point, radius: number): Record<string, string> {
  const away = radius * 1.5 + AWAY_PX
  const isBelow = y < height / 2
  const aside = -100 * Math.min(1, Math.max(0, x / width))
  return {
    left: `${x}px`,
    top: `${isBelow ? y + away : y - away}px`,
    transform: `translate(${aside}%, ${isBelow ? 0 : -100}%)`,
  }
}
