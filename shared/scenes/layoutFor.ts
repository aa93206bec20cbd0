import { packColumns, packRows, type Packed } from '#shared/scenes/packing.ts'
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

/**
 * The layout of a scene on a shape: its own, or one made from that of the nearest shape. A made one holds the same
 * widgets in the same order; each grows or shrinks with the room there is, and keeps about the proportions it was
 * drawn with.
 */
export function layoutFor(scene: Scene, shape: SceneShape): SceneLayout {
  const own = scene.layouts[shape]
  if (own) return own
  const from = TAKES_AFTER[shape].find((near) => scene.layouts[near]) ?? 'standard'
  const base = scene.layouts[from] ?? scene.layouts.standard
  return derived(scene, base, SHAPE_GRIDS[from].aspect, shape)
}

function derived(scene: Scene, base: SceneLayout, baseAspect: number, shape: SceneShape): SceneLayout {
  const { columns, rows, aspect } = SHAPE_GRIDS[shape]
  const cellAspect = (baseAspect * base.rows) / base.columns
  const boxes = scene.widgets.flatMap(({ id }) => {
    const place = base.places[id]
    return place ? [{ id, ...place, aspect: (place.w / place.h) * cellAspect }] : []
  })
  const pack = shape === 'tall' ? packRows : packColumns
  return { columns, rows, places: onGrid(pack(boxes, aspect), columns, rows) }
}

/** Shares of the scene as cells: every edge goes to the nearest line of the grid, so that nothing overlaps. */
function onGrid(packed: readonly Packed[], columns: number, rows: number): SceneLayout['places'] {
  return Object.fromEntries(
    packed.map(({ id, left, right, top, bottom }) => {
      const [x, y] = [Math.round(left * columns), Math.round(top * rows)]
      return [
        id,
        {
          x,
          y,
          w: Math.max(1, Math.round(right * columns) - x),
          h: Math.max(1, Math.round(bottom * rows) - y),
        },
      ]
    }),
  )
}
