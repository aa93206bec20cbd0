import {
  DISTRICT_MIDDLE,
  onPlane,
  toPixel,
  zoomOf,
  type MapView,
} from '#client/rooms/projects/charts/map/mapView.ts'
import {
  drawAreaValue,
  drawHomeValue,
  shadeAreas,
  type AreaLook,
} from '#client/rooms/projects/charts/map/drawAreas.ts'
import { pinSizes, type Pin } from '#client/rooms/projects/charts/map/mapPins.ts'
import type { MapTheme } from '#client/rooms/projects/charts/map/mapTheme.ts'
import { pinShape } from '#client/rooms/projects/charts/map/pinShape.ts'
import {
  HOME_SHAPE,
  NEIGHBOUR_SHAPES,
  type DistrictShape,
} from '#client/rooms/projects/geo/districtShapes.ts'

export interface MapMarks {
  readonly calledOut: ReadonlySet<string>
  readonly active: string | undefined
  readonly nameOf: (code: string) => string
  /** By code of the area. */
  readonly areas?: ReadonlyMap<string, AreaLook> | undefined
}

function outlineOf(shape: DistrictShape): Path2D {
  const path = new Path2D()
  shape.ring.map(onPlane).forEach(({ x, y }, i) => (i === 0 ? path.moveTo(x, y) : path.lineTo(x, y)))
  path.closePath()
  return path
}

let outlines:
  { readonly home: Path2D; readonly around: Path2D; readonly each: ReadonlyMap<string, Path2D> } | undefined
/** Made once, on the plane; every drawing only moves them to where the map looks. */
function keptOutlines(): NonNullable<typeof outlines> {
  if (outlines) return outlines
  const each = new Map([HOME_SHAPE, ...NEIGHBOUR_SHAPES].map((shape) => [shape.code, outlineOf(shape)]))
  const around = new Path2D()
  for (const { code } of NEIGHBOUR_SHAPES) around.addPath(each.get(code) ?? new Path2D())
  return (outlines = { home: each.get(HOME_SHAPE.code) ?? new Path2D(), around, each })
}

/** Side of the square that the district would fill, in pixels, by which pins are sized. */
const boxPx = (view: MapView): number => (Math.min(view.width, view.height) * 0.88) ** 2

/** Radius of each pin as the map is drawn now. */
export function radii(view: MapView, pins: readonly Pin[], rem: number): (pin: Pin) => number {
  const sizes = pinSizes(pins, boxPx(view), rem, zoomOf(view))
  return ({ project }) => sizes.radius(project.totalInvestment)
}

/** Draws district, neighbours and pins anew; cheap enough for every frame of a pan with thousands of pins. */
export function drawMap(
  canvas: CanvasRenderingContext2D,
  view: MapView,
  pins: readonly Pin[],
  marks: MapMarks,
  theme: MapTheme,
  pixelRatio: number,
): void {
  canvas.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
  canvas.clearRect(0, 0, view.width, view.height)
  drawLand(canvas, view, marks, theme, pixelRatio)
  drawNames(canvas, view, marks, theme)
  const look = marks.areas?.get(HOME_SHAPE.code)
  if (look && pins.length === 0)
    drawHomeValue(canvas, toPixel(view, DISTRICT_MIDDLE), marks.nameOf(HOME_SHAPE.code), look, theme)
  drawPins(canvas, view, pins, marks, theme)
}

function drawLand(
  canvas: CanvasRenderingContext2D,
  view: MapView,
  { areas }: MapMarks,
  theme: MapTheme,
  ratio: number,
): void {
  const { home, around, each } = keptOutlines()
  const origin = toPixel(view, { x: 0, y: 0 })
  const scale = view.scale * ratio
  canvas.save()
  canvas.setTransform(scale, 0, 0, scale, origin.x * ratio, origin.y * ratio)
  canvas.lineJoin = 'round'
  canvas.strokeStyle = theme.border
  canvas.lineWidth = (0.1 * theme.rem) / view.scale
  canvas.stroke(around)
  if (areas) shadeAreas(canvas, areas, each, theme)
  else {
    canvas.fillStyle = theme.home
    canvas.fill(home)
  }
  canvas.strokeStyle = theme.homeBorder
  canvas.lineWidth = (0.22 * theme.rem) / view.scale
  canvas.stroke(home)
  canvas.restore()
}

function drawNames(canvas: CanvasRenderingContext2D, view: MapView, marks: MapMarks, theme: MapTheme): void {
  canvas.font = `${theme.small}px ${theme.font}`
  canvas.fillStyle = theme.text
  canvas.textAlign = 'center'
  canvas.textBaseline = 'middle'
  for (const { code, label } of NEIGHBOUR_SHAPES) {
    if (!label) continue
    const { x, y } = toPixel(view, onPlane(label))
    const name = marks.nameOf(code)
    const half = canvas.measureText(name).width / 2 + theme.rem
    const edge = (marks.areas ? 4 : 2) * theme.rem
    const isWhole = x > half && x < view.width - half && y > edge && y < view.height - edge
    if (!isWhole) continue
    canvas.fillText(name, x, y)
    drawAreaValue(canvas, marks.areas?.get(code), { x, y }, theme)
  }
}

/** What lies below a pin shines through; of what is not known only the rim is seen. */
const FILLED = 0.78
const HOLLOW = 0.15
const BANG_REM = 0.8

function drawPins(
  canvas: CanvasRenderingContext2D,
  view: MapView,
  pins: readonly Pin[],
  { calledOut, active }: MapMarks,
  theme: MapTheme,
): void {
  const radiusOf = radii(view, pins, theme.rem)
  canvas.lineWidth = 0.12 * theme.rem
  for (const pin of pins) {
    const { x, y } = toPixel(view, pin.at)
    const radius = radiusOf(pin)
    const beyond = 3 * radius
    if (x < -beyond || y < -beyond || x > view.width + beyond || y > view.height + beyond) continue
    const { id, light } = pin.project
    canvas.fillStyle = theme.lights[light]
    if (calledOut.has(id)) halo(canvas, x, y, radius)
    canvas.globalAlpha = light === 'grey' ? HOLLOW : calledOut.has(id) || id === active ? 1 : FILLED
    canvas.beginPath()
    pinShape(canvas, light, x, y, radius)
    canvas.fill()
    canvas.globalAlpha = 1
    canvas.strokeStyle = light === 'grey' ? theme.lights.grey : theme.edge
    canvas.stroke()
    if (light === 'red' && radius > BANG_REM * theme.rem) bang(canvas, x, y, radius, theme)
    if (id === active) ring(canvas, x, y, radius, theme)
  }
}

/** The mark within the red light, where it has room. */
function bang(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number, theme: MapTheme): void {
  const width = radius * 0.26
  canvas.fillStyle = theme.edge
  canvas.fillRect(x - width / 2, y - radius * 0.55, width, radius * 0.62)
  canvas.fillRect(x - width / 2, y + radius * 0.27, width, width)
}

function halo(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  for (const [factor, alpha] of [
    [2, 0.14],
    [1.6, 0.22],
  ] as const) {
    canvas.globalAlpha = alpha
    canvas.beginPath()
    canvas.arc(x, y, radius * factor, 0, 2 * Math.PI)
    canvas.fill()
  }
}

function ring(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number, theme: MapTheme): void {
  canvas.save()
  canvas.strokeStyle = theme.homeBorder
  canvas.lineWidth = 0.3 * theme.rem
  canvas.beginPath()
  canvas.arc(x, y, radius * 1.35 + 0.4 * theme.rem, 0, 2 * Math.PI)
  canvas.stroke()
  canvas.restore()
}
