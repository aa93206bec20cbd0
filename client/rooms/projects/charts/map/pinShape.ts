import type { Light } from '#shared/light.ts'

/** What a shape is drawn into: a canvas, or a path that is kept. */
export type PinPath = Pick<CanvasPath, 'arc' | 'moveTo' | 'lineTo' | 'rect' | 'closePath'>

const SQUARE = Math.sqrt(Math.PI)
/** Side of the triangle with three equal sides and the area of a circle of radius one. */
const TRIANGLE = Math.sqrt((4 * Math.PI) / Math.sqrt(3))

/**
 * The outline of a pin: a shape of its own for each light, as everywhere, and all of the same area as a circle of that
 * radius.
 */
export function pinShape(path: PinPath, light: Light, x: number, y: number, radius: number): void {
  if (light === 'red') {
    const side = SQUARE * radius
    path.rect(x - side / 2, y - side / 2, side, side)
  } else if (light === 'yellow') {
    const side = TRIANGLE * radius
    const height = (side * Math.sqrt(3)) / 2
    path.moveTo(x, y - (height * 2) / 3)
    path.lineTo(x + side / 2, y + height / 3)
    path.lineTo(x - side / 2, y + height / 3)
    path.closePath()
  } else {
    path.moveTo(x + radius, y)
    path.arc(x, y, radius, 0, 2 * Math.PI)
  }
}
