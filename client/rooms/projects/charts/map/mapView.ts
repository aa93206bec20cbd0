import { HOME_SHAPE, type LonLat } from '#client/rooms/projects/geo/districtShapes.ts'

export interface Point {
  readonly x: number
  readonly y: number
}
export interface Size {
  readonly width: number
  readonly height: number
}

/** Where a map of a size looks: its middle in plane degrees, and pixels to a degree. */
export interface MapView extends Size {
  readonly middle: Point
  readonly scale: number
}

const RADIANS = Math.PI / 180
const lats = HOME_SHAPE.ring.map(([, lat]) => lat)
/** A degree of longitude is shorter than one of latitude by this, in the middle of the district. */
const NARROWING = Math.cos(((Math.min(...lats) + Math.max(...lats)) / 2) * RADIANS)

/** The plane on which the map is drawn: degrees of latitude, to the east and to the south. */
export const onPlane = ([lon, lat]: LonLat): Point => ({ x: lon * NARROWING, y: -lat })

const home = HOME_SHAPE.ring.map(onPlane)
const [left, right] = [Math.min(...home.map(({ x }) => x)), Math.max(...home.map(({ x }) => x))]
const [top, bottom] = [Math.min(...home.map(({ y }) => y)), Math.max(...home.map(({ y }) => y))]

/** Room around the district, as a share of the box. */
const PADDING = 0.06
const CLOSEST = 12

export const DISTRICT_MIDDLE: Point = { x: (left + right) / 2, y: (top + bottom) / 2 }

/** All of the district, as large as the box has room for. */
export const wholeDistrict = ({ width, height }: Size): MapView => ({
  width,
  height,
  middle: DISTRICT_MIDDLE,
  scale: (1 - 2 * PADDING) * Math.min(width / (right - left), height / (bottom - top)),
})

export const zoomOf = (view: MapView): number => view.scale / wholeDistrict(view).scale

export const toPixel = (view: MapView, at: Point): Point => ({
  x: view.width / 2 + (at.x - view.middle.x) * view.scale,
  y: view.height / 2 + (at.y - view.middle.y) * view.scale,
})

/** Never farther than the whole district, never so far aside that none of it is in the middle. */
function held(view: MapView): MapView {
  const whole = wholeDistrict(view)
  const scale = Math.min(whole.scale * CLOSEST, Math.max(whole.scale, view.scale))
  if (scale === whole.scale) return whole
  const within = (value: number, from: number, to: number): number => Math.min(to, Math.max(from, value))
  const middle = { x: within(view.middle.x, left, right), y: within(view.middle.y, top, bottom) }
  return { ...view, scale, middle }
}

/** Moved by so many pixels. */
export const panned = (view: MapView, by: Point): MapView =>
  held({
    ...view,
    middle: { x: view.middle.x - by.x / view.scale, y: view.middle.y - by.y / view.scale },
  })

/** Closer by a factor, with what lies below a pixel staying there. */
export function zoomed(view: MapView, factor: number, at: Point): MapView {
  const { scale } = held({ ...view, scale: view.scale * factor })
  const stays = (middle: number, pixel: number, size: number): number =>
    middle + (pixel - size / 2) * (1 / view.scale - 1 / scale)
  return held({
    ...view,
    scale,
    middle: { x: stays(view.middle.x, at.x, view.width), y: stays(view.middle.y, at.y, view.height) },
  })
}

/** Looks at a point from as near as before, if it was not in sight. */
export function broughtIntoSight(view: MapView, at: Point): MapView {
  const { x, y } = toPixel(view, at)
  const isSeen = x > 0 && y > 0 && x < view.width && y < view.height
  return isSeen ? view : held({ ...view, middle: at })
}
