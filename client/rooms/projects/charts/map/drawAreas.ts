import type { MapTheme } from '#client/rooms/projects/charts/map/mapTheme.ts'
import type { Point } from '#client/rooms/projects/charts/map/mapView.ts'

/** A published value of an area: how it is shaded, and what stands below its name. */
export interface AreaLook {
  /** 0 for the lowest of those that are compared, 1 for the highest. */
  readonly shade: number
  readonly value: string
}

/** The palest and the fullest that an area is shaded: text on both is read. */
const [PALEST, FULLEST] = [0.05, 0.4]

/** Shades areas by their values, on a canvas that has been moved to the plane. */
export function shadeAreas(
  canvas: CanvasRenderingContext2D,
  areas: ReadonlyMap<string, AreaLook>,
  outlines: ReadonlyMap<string, Path2D>,
  theme: MapTheme,
): void {
  canvas.fillStyle = theme.homeBorder
  for (const [code, { shade }] of areas) {
    const outline = outlines.get(code)
    if (!outline) continue
    canvas.globalAlpha = PALEST + shade * (FULLEST - PALEST)
    canvas.fill(outline)
  }
  canvas.globalAlpha = 1
}

/** Height of a line, in heights of its text. */
const LINE = 1.5

/** The value below the name of an area. */
export function drawAreaValue(
  canvas: CanvasRenderingContext2D,
  look: AreaLook | undefined,
  { x, y }: Point,
  theme: MapTheme,
): void {
  if (look) inBold(canvas, look.value, { x, y: y + LINE * theme.small }, theme)
}

/** Name and value in the middle of the district, where no pins are in the way. */
export function drawHomeValue(
  canvas: CanvasRenderingContext2D,
  { x, y }: Point,
  name: string,
  { value }: AreaLook,
  theme: MapTheme,
): void {
  inBold(canvas, name, { x, y: y - (LINE * theme.label) / 2 }, theme)
  inBold(canvas, value, { x, y: y + (LINE * theme.label) / 2 }, theme)
}

function inBold(canvas: CanvasRenderingContext2D, text: string, { x, y }: Point, theme: MapTheme): void {
  canvas.save()
  canvas.font = `600 ${theme.label}px ${theme.font}`
  canvas.fillStyle = theme.ink
  canvas.fillText(text, x, y)
  canvas.restore()
}
