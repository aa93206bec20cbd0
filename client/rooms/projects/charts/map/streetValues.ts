import type { Pin } from '#client/rooms/projects/charts/map/mapPins.ts'
import type { Point } from '#client/rooms/projects/charts/map/mapView.ts'
import { percentOf } from '#shared/rooms/projectSums.ts'

/** What the projects of a street come to. */
export interface StreetValue {
  readonly street: string
  readonly count: number
  /** What was invested over what was planned, of those that have both, in percent. */
  readonly completion: number | null
  /** In the middle of its projects, since nobody has its outline. */
  readonly at: Point
}

/** Street by street, the one with the most projects first; who is on no street is in nobody's. */
export function streetValues(pins: readonly Pin[]): readonly StreetValue[] {
  const streets = new Map<string, Pin[]>()
  for (const pin of pins) {
    const { street } = pin.project
    if (street !== null) streets.set(street, [...(streets.get(street) ?? []), pin])
  }
  return [...streets]
    .map(([street, own]) => {
      const measured = own.filter(({ project }) => project.invested !== null && project.planYear !== null)
      const sum = (of: (pin: Pin) => number | null): number =>
        measured.reduce((all, pin) => all + (of(pin) ?? 0), 0)
      return {
        street,
        count: own.length,
        completion: percentOf(
          sum(({ project }) => project.invested),
          sum(({ project }) => project.planYear),
        ),
        at: {
          x: own.reduce((all, { at }) => all + at.x, 0) / own.length,
          y: own.reduce((all, { at }) => all + at.y, 0) / own.length,
        },
      }
    })
    .sort((a, b) => b.count - a.count)
}
