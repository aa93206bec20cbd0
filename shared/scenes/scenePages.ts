import { gridded, layoutFor, SHAPE_GRIDS, boxesOf, packerFor } from '#shared/scenes/layoutFor.ts'
import type { Box } from '#shared/scenes/packing.ts'
import type { Scene, SceneLayout, SceneShape } from '#shared/scenes/scene.ts'

/** Up to this much larger type, all of a scene has room on one page; and from the other on it takes three. */
const ONE_PAGE_UP_TO = 1.12
const THREE_PAGES_FROM = 1.42

/**
 * The pages of a scene where type is so many times larger than it was drawn for. What is read from farther away shows
 * less at a time: the same widgets on two or three pages, each as large as its text needs.
 */
export function scenePages(scene: Scene, shape: SceneShape, scale: number): readonly SceneLayout[] {
  const whole = layoutFor(scene, shape)
  const boxes = boxesOf(scene, whole, SHAPE_GRIDS[shape].aspect).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const count = Math.min(boxes.length, pagesAt(scale))
  if (count <= 1) return [whole]
  const { columns, rows, aspect } = SHAPE_GRIDS[shape]
  const pack = packerFor(shape)
  return balanced(boxes, count).map((held) => ({
    columns,
    rows,
    places: gridded(pack(held, aspect), columns, rows),
  }))
}

function pagesAt(scale: number): number {
  if (scale <= ONE_PAGE_UP_TO) return 1
  return scale < THREE_PAGES_FROM ? 2 : 3
}

const areaOf = (boxes: readonly Box[]): number => boxes.reduce((sum, { w, h }) => sum + w * h, 0)

/** Boxes in their order on so many pages, so that the fullest is as empty as it can be; none is without any. */
function balanced(boxes: readonly Box[], pages: number): readonly (readonly Box[])[] {
  if (pages <= 1) return [boxes]
  const choices = Array.from({ length: boxes.length - pages + 1 }, (_, i) => [
    boxes.slice(0, i + 1),
    ...balanced(boxes.slice(i + 1), pages - 1),
  ])
  const fullest = (choice: readonly (readonly Box[])[]): number => Math.max(...choice.map(areaOf))
  return choices.reduce((best, choice) => (fullest(choice) < fullest(best) ? choice : best))
}
