import { boxesOf, layoutFor, packedOn, SHAPE_GRIDS, type LaidOut } from '#shared/scenes/layoutFor.ts'
import type { Box } from '#shared/scenes/packing.ts'
import type { SceneLayout, SceneShape } from '#shared/scenes/scene.ts'

/** Up to this much larger type, all of a scene has room on one page; and from the other on it takes three. */
const ONE_PAGE_UP_TO = 1.12
const THREE_PAGES_FROM = 1.42

/**
 * The pages of a scene where type is so many times larger than it was drawn for. What is read from farther away shows
 * less at a time: the same widgets on two or three pages, each as large as its text needs.
 */
export function scenePages(scene: LaidOut, shape: SceneShape, scale: number): readonly SceneLayout[] {
  const whole = layoutFor(scene, shape)
  const boxes = boxesOf(scene, whole, SHAPE_GRIDS[shape].aspect).toSorted((a, b) => a.x - b.x || a.y - b.y)
  const count = Math.min(boxes.length, pagesAt(scale))
  if (count <= 1) return [whole]
  return balanced(boxes, count).map((held) => packedOn(shape, held))
}

function pagesAt(scale: number): number {
  if (scale <= ONE_PAGE_UP_TO) return 1
  return scale < THREE_PAGES_FROM ? 2 : 3
}

const areaOf = (boxes: readonly Box[]): number => boxes.reduce((sum, { w, h }) => sum + w * h, 0)

/** Boxes on so many pages, about as full as each other; each page in reading order, and the pages by what they begin with. */
function balanced(boxes: readonly Box[], count: number): readonly (readonly Box[])[] {
  const pages = Array.from({ length: count }, (): Box[] => [])
  for (const box of boxes.toSorted((a, b) => areaOf([b]) - areaOf([a]))) {
    pages.reduce((emptiest, page) => (areaOf(page) < areaOf(emptiest) ? page : emptiest)).push(box)
  }
  const orderOf = (box: Box): number => boxes.indexOf(box)
  return pages
    .map((page) => page.toSorted((a, b) => orderOf(a) - orderOf(b)))
    .toSorted(([a], [b]) => (a ? orderOf(a) : 0) - (b ? orderOf(b) : 0))
}
