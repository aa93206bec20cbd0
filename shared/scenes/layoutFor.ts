import { packed, type Box, type Packed } from '#shared/scenes/packing.ts'
import type { Scene, SceneLayout, SceneShape } from '#shared/scenes/scene.ts'

/** Cells of a grid that has cells of about the same size on every shape, and how wide the shape is for its height. */
interface ShapeGrid {
  readonly columns: number
  readonly rows: number
  readonly aspect: number
}
/** What is left for a scene between header and ticker at 9:16, 16:9, 21:9, 32:9 and 48:9. */
export const SHAPE_GRIDS: Readonly<Record<SceneShape, ShapeGrid>> = {
  tall: { columns: 13, rows: 43, aspect: 102.4 / 172 },
  standard: { columns: 24, rows: 23, aspect: 186.4 / 90 },
  broad: { columns: 32, rows: 23, aspect: 248 / 90 },
  wide: { columns: 48, rows: 23, aspect: 378 / 90 },
  ultra: { columns: 72, rows: 23, aspect: 570 / 90 },
}

/** Of whom a shape without a layout of its own takes after, nearest first. */
const TAKES_AFTER: Readonly<Record<SceneShape, readonly SceneShape[]>> = {
  tall: ['standard'],
  standard: [],
  broad: ['standard'],
  wide: ['broad', 'standard'],
  ultra: ['wide', 'broad', 'standard'],
}

/** A scene, be its widgets set up or not. */
export interface LaidOut extends Pick<Scene, 'layouts'> {
  readonly widgets: readonly { readonly id: string }[]
}

/**
 * The layout of a scene on a shape: its own, or one made from that of the nearest shape. A made one holds the same
 * widgets in the same order; each grows or shrinks with the room there is, and keeps about the proportions it was
 * drawn with.
 */
export function layoutFor(scene: LaidOut, shape: SceneShape): SceneLayout {
  const own = scene.layouts[shape]
  if (own) return own
  const from = nearestDrawn(scene, shape)
  const base = scene.layouts[from] ?? scene.layouts.standard
  return packedOn(shape, boxesOf(scene, base, SHAPE_GRIDS[from].aspect))
}

/** The shape whose drawn layout another one is made from. */
export const nearestDrawn = ({ layouts }: Pick<LaidOut, 'layouts'>, shape: SceneShape): SceneShape =>
  TAKES_AFTER[shape].find((near) => layouts[near]) ?? 'standard'

/** These widgets, and no others, over all of a shape; in reading order: down the columns, on a totem along the rows. */
export function packedOn(shape: SceneShape, boxes: readonly Box[]): SceneLayout {
  const { columns, rows, aspect } = SHAPE_GRIDS[shape]
  const ordered = boxes.toSorted((a, b) =>
    shape === 'tall' ? a.y - b.y || a.x - b.x : a.x - b.x || a.y - b.y,
  )
  return { columns, rows, places: gridded(packed(ordered, aspect), columns, rows) }
}

/** The widgets of a layout with their proportions, on a scene of this aspect. */
export function boxesOf(scene: LaidOut, layout: SceneLayout, sceneAspect: number): readonly Box[] {
  const cellAspect = (sceneAspect * layout.rows) / layout.columns
  return scene.widgets.flatMap(({ id }) => {
    const place = layout.places[id]
    return place ? [{ id, ...place, aspect: (place.w / place.h) * cellAspect }] : []
  })
}

/** Shares of the scene as cells: every edge goes to the nearest line of the grid, so that nothing overlaps. */
function gridded(shares: readonly Packed[], columns: number, rows: number): SceneLayout['places'] {
  return Object.fromEntries(
    shares.map(({ id, left, right, top, bottom }) => {
      const [x, y] = [Math.round(left * columns), Math.round(top * rows)]
      const [w, h] = [Math.round(right * columns) - x, Math.round(bottom * rows) - y]
      return [id, { x, y, w: Math.max(1, w), h: Math.max(1, h) }]
    }),
  )
}
