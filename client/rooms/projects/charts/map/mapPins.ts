import { onPlane, type Point } from '#client/rooms/projects/charts/map/mapView.ts'
import type { ProjectRow } from '#shared/contract/rooms/projects.ts'

/** What the map says of a project. */
export type MapProject = Pick<
  ProjectRow,
  | 'id'
  | 'name'
  | 'street'
  | 'lon'
  | 'lat'
  | 'totalInvestment'
  | 'planYear'
  | 'invested'
  | 'completion'
  | 'scheduled'
  | 'gap'
  | 'light'
  | 'demo'
>

export interface Pin {
  readonly project: MapProject
  /** On the plane. */
  readonly at: Point
}

/** Those that have been located, the largest first, so that small ones lie on top. */
export const pinsOf = (projects: readonly MapProject[]): readonly Pin[] =>
  projects
    .flatMap((project) =>
      project.lon === null || project.lat === null
        ? []
        : [{ project, at: onPlane([project.lon, project.lat]) }],
    )
    .sort((a, b) => (b.project.totalInvestment ?? 0) - (a.project.totalInvestment ?? 0))

/** All pins together cover this share of the box that the district is drawn in, unless that makes one too large. */
const COVERED = 0.1
/** In rem. */
const LARGEST = 2.6
const SMALLEST = 0.45
/** So many that these would cover the district are drawn smaller. */
const COVERED_BY_SMALLEST = 0.12
const LEAST = 0.26
/** Closer by four, pins grow twice as wide. */
const GROWTH = 0.5

export interface PinSizes {
  /** Radius in pixels of a circle with the area of an amount; the smallest where none is known. */
  readonly radius: (yuan: number | null) => number
}

/** Area by total investment on one scale for all pins of a map. */
export function pinSizes(pins: readonly Pin[], boxPx: number, rem: number, zoom = 1): PinSizes {
  const amounts = pins.map(({ project }) => project.totalInvestment ?? 0)
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  const most = amounts[0] ?? 0
  const perYuan =
    total === 0 ? 0 : Math.min((COVERED * boxPx) / (Math.PI * total), (LARGEST * rem) ** 2 / most)
  const fitting = Math.sqrt((COVERED_BY_SMALLEST * boxPx) / (Math.PI * Math.max(1, pins.length)))
  const smallest = Math.max(LEAST * rem, Math.min(SMALLEST * rem, fitting))
  const grown = zoom ** GROWTH
  return { radius: (yuan) => Math.max(smallest, Math.sqrt((yuan ?? 0) * perYuan)) * grown }
}

/** The pin below a pixel, else the nearest within reach of a finger; the topmost where several are. */
export function pinNear(
  pins: readonly Pin[],
  pixelOf: (pin: Pin) => Point,
  radiusOf: (pin: Pin) => number,
  { x, y }: Point,
  reachPx: number,
): Pin | undefined {
  let found: Pin | undefined
  let nearest = reachPx
  for (const pin of pins) {
    const at = pixelOf(pin)
    const beyond = Math.max(0, Math.hypot(at.x - x, at.y - y) - radiusOf(pin))
    if (beyond <= nearest) [found, nearest] = [pin, beyond]
  }
  return found
}

export type Heading = 'left' | 'right' | 'up' | 'down'
const AHEAD: Readonly<Record<Heading, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
}
/** What lies aside counts as farther than what lies ahead. */
const ASIDE = 2

/** The next pin in a direction, for those who walk from pin to pin with the arrow keys. */
export function nextPin(pins: readonly Pin[], from: Pin, heading: Heading): Pin | undefined {
  const { x, y } = AHEAD[heading]
  let found: Pin | undefined
  let least = Infinity
  for (const pin of pins) {
    const [dx, dy] = [pin.at.x - from.at.x, pin.at.y - from.at.y]
    const ahead = dx * x + dy * y
    const aside = Math.abs(dx * y) + Math.abs(dy * x)
    const cost = ahead + ASIDE * aside
    if (ahead > 0 && cost < least) [found, least] = [pin, cost]
  }
  return found
}

/** Those that lag most: in red, the farthest behind their schedule first, of two the larger. */
export const lagging = (pins: readonly Pin[], most: number): readonly Pin[] =>
  pins
    .filter(({ project }) => project.light === 'red')
    .sort((a, b) => (a.project.gap ?? 0) - (b.project.gap ?? 0))
    .slice(0, most)
