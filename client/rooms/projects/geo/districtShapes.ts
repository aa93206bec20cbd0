import district from '#client/rooms/projects/geo/district.json' with { type: 'json' }

/** Degrees: longitude, latitude. */
export type LonLat = readonly [number, number]

export interface DistrictShape {
  /** Code of the subject, by which its name is found. */
  readonly code: string
  readonly ring: readonly LonLat[]
  /** Where its name stands; undefined where too little of it is in sight. */
  readonly label: LonLat | undefined
}

/** The outline as it is kept: whole steps from point to point. */
function ringOf(steps: readonly number[]): readonly LonLat[] {
  let [lon, lat] = [0, 0]
  return Array.from({ length: steps.length / 2 }, (_, i) => {
    lon += steps[2 * i] ?? 0
    lat += steps[2 * i + 1] ?? 0
    return [lon / district.unit, lat / district.unit]
  })
}

export const HOME_SHAPE: DistrictShape = {
  code: district.home.code,
  ring: ringOf(district.home.ring),
  label: undefined,
}

export const NEIGHBOUR_SHAPES: readonly DistrictShape[] = district.neighbours.map(({ code, ring, at }) => ({
  code,
  ring: ringOf(ring),
  label: at ? [(at[0] ?? 0) / district.unit, (at[1] ?? 0) / district.unit] : undefined,
}))
