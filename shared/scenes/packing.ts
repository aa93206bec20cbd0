/** A widget as it stands in the layout that another one is made from; `aspect` is width by height as one sees it. */
export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly aspect: number
}
/** Edges of a widget as shares of the scene. */
export interface Packed {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Boxes in columns from left to right that fill a scene of this aspect. Every box keeps its share of the whole area;
 * which of them stand above each other is chosen so that as little as possible of their proportions is lost.
 */
export function packColumns(boxes: readonly Box[], sceneAspect: number): readonly Packed[] {
  const ordered = boxes.toSorted((a, b) => a.x - b.x || a.y - b.y)
  return filled(ordered, sceneAspect).map(({ id, from, to, start, end }) => ({
    id,
    left: from,
    right: to,
    top: start,
    bottom: end,
  }))
}

/** The same in rows from top to bottom: columns of the scene turned on its side. */
export function packRows(boxes: readonly Box[], sceneAspect: number): readonly Packed[] {
  const ordered = boxes
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
    .map((box) => ({ ...box, aspect: 1 / box.aspect }))
  return filled(ordered, 1 / sceneAspect).map(({ id, from, to, start, end }) => ({
    id,
    left: start,
    right: end,
    top: from,
    bottom: to,
  }))
}

/** Where a box lies: `from` and `to` across the lines, `start` and `end` along its own. */
interface Lying {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly start: number
  readonly end: number
}

function filled(boxes: readonly Box[], sceneAspect: number): readonly Lying[] {
  const whole = boxes.reduce((sum, box) => sum + areaOf(box), 0)
  const lying: Lying[] = []
  let from = 0
  for (const line of bestLines(boxes, whole, sceneAspect)) {
    const held = line.reduce((sum, box) => sum + areaOf(box), 0)
    const to = from + held / whole
    let start = 0
    for (const box of line) {
      const end = start + areaOf(box) / held
      lying.push({ id: box.id, from, to, start, end })
      start = end
    }
    from = to
  }
  return lying
}

const areaOf = ({ w, h }: Box): number => w * h

/** The boxes cut into lines without changing their order, at the least cost; found from the front, once for each end. */
function bestLines(boxes: readonly Box[], whole: number, sceneAspect: number): readonly (readonly Box[])[] {
  let best: readonly { readonly cost: number; readonly lines: readonly (readonly Box[])[] }[] = [
    { cost: 0, lines: [] },
  ]
  for (let end = 1; end <= boxes.length; end++) {
    const choices = best.map(({ cost, lines }, start) => {
      const line = boxes.slice(start, end)
      return { cost: cost + lineCost(line, whole, sceneAspect), lines: [...lines, line] }
    })
    best = [...best, choices.reduce((a, b) => (b.cost < a.cost ? b : a))]
  }
  return best.at(-1)?.lines ?? []
}

/** How far the boxes of a line are from their proportions: a few that are far off cost more than many a little. */
function lineCost(line: readonly Box[], whole: number, sceneAspect: number): number {
  const held = line.reduce((sum, box) => sum + areaOf(box), 0)
  const across = (held / whole) * sceneAspect
  return line.reduce((sum, box) => {
    const along = areaOf(box) / held
    return sum + Math.log(across / along / box.aspect) ** 2
  }, 0)
}
