import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { chance, swing } from '#server/demo/made/chance.ts'
import { PLACES } from '#server/demo/made/projectNames.ts'

type Point = readonly [lon: number, lat: number]

const Outline = z.object({
  features: z.tuple([
    z.object({
      geometry: z.object({ coordinates: z.array(z.array(z.array(z.tuple([z.number(), z.number()])))) }),
    }),
  ]),
})

/**
 * About where each sub-district lies (GCJ-02), for a map that says 示意. Projects of the demonstration are strewn around
 * these points; none stands where a real one would.
 */
const CENTRES: Readonly<Record<string, Point>> = {
  西大街办事处: [113.667, 34.7535],
  北下街办事处: [113.672, 34.7585],
  东大街办事处: [113.682, 34.754],
  南关办事处: [113.678, 34.746],
  城东路办事处: [113.69, 34.756],
  陇海马路办事处: [113.686, 34.743],
  二里岗办事处: [113.695, 34.737],
  紫荆山南路办事处: [113.693, 34.718],
  航海东路办事处: [113.722, 34.722],
  十八里河办事处: [113.7, 34.68],
  金岱办事处: [113.742, 34.69],
  南曹办事处: [113.765, 34.665],
  圃田乡: [113.815, 34.725],
}
/** Degrees that a project may lie from the centre: less where streets are close together. */
const SPREAD = { town: 0.004, country: 0.02 }
const COUNTRY = new Set(['十八里河办事处', '金岱办事处', '南曹办事处', '圃田乡', '航海东路办事处'])

const rings = (): readonly (readonly Point[])[] => {
  const file = new URL('../data/guancheng.geojson', import.meta.url)
  const { features } = Outline.parse(JSON.parse(readFileSync(file, 'utf8')))
  return features[0].geometry.coordinates.flatMap(([outer]) => (outer ? [outer] : []))
}

/** Where a project of the demonstration is drawn: near its sub-district, inside the district, the same on every start. */
export function projectPlaces(): (id: string, street: string) => Point {
  const outline = rings()
  const streets = Object.keys(CENTRES)
  return (id, street) => {
    const at = CENTRES[street] ?? CENTRES[PLACES[0]?.[1] ?? ''] ?? CENTRES[streets[0] ?? '']
    if (!at) throw new Error(`no place for ${street}`)
    const spread = COUNTRY.has(street) ? SPREAD.country : SPREAD.town
    for (let n = 0; n < TRIES; n++) {
      const point: Point = [
        rounded(at[0] + spread * wide(id, n, 'lon')),
        rounded(at[1] + spread * wide(id, n, 'lat')),
      ]
      if (outline.some((ring) => isInside(point, ring))) return point
    }
    return at
  }
}

const TRIES = 40
/** From −1 to 1, more often near the middle. */
const wide = (id: string, n: number, axis: string): number =>
  (swing(id, n, axis) + chance(id, n, axis, 2) - 0.5) / 1.5
const rounded = (degrees: number): number => Number(degrees.toFixed(5))

/** By how often a line to the east crosses the ring. */
function isInside([lon, lat]: Point, ring: readonly Point[]): boolean {
  let inside = false
  ring.forEach(([x, y], i) => {
    const [px, py] = ring.at(i - 1) ?? [x, y]
    if (y > lat !== py > lat && lon < ((px - x) * (lat - y)) / (py - y) + x) inside = !inside
  })
  return inside
}
