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

/** Proportions that differ by less are taken for the same while ways are compared. */
const FINENESS = 0.1

interface Way {
  readonly cost: number
  /** How many of the boxes go to the first part, and whether the second stands beside or below it; 0 for a lone box. */
  readonly first: number
  readonly beside: boolean
}

/**
 * Boxes that fill a scene of this aspect, in their order: the scene is cut in two, beside or below each other, and each
 * part again, until every box has a place. Every box keeps its share of the whole area; the cuts are those by which the
 * least of their proportions is lost.
 */
export function packed(boxes: readonly Box[], sceneAspect: number): readonly Packed[] {
  const upTo = [0]
  for (const { w, h } of boxes) upTo.push((upTo.at(-1) ?? 0) + w * h)
  const area = (from: number, to: number): number => (upTo[to] ?? 0) - (upTo[from] ?? 0)
  const known = new Map<number, Way>()

  function bestWay(from: number, to: number, aspect: number): Way {
    const key = (Math.round(Math.log(aspect) / FINENESS) * boxes.length + from) * (boxes.length + 1) + to
    const way = known.get(key) ?? findWay(from, to, aspect)
    known.set(key, way)
    return way
  }

  function findWay(from: number, to: number, aspect: number): Way {
    const [box] = boxes.slice(from, to)
    if (to - from === 1 && box) return { cost: Math.log(aspect / box.aspect) ** 4, first: 0, beside: false }
    let best: Way = { cost: Infinity, first: 1, beside: false }
    for (let first = 1; first < to - from; first++) {
      const share = area(from, from + first) / area(from, to)
      for (const beside of [true, false]) {
        const [a, b] = beside
          ? [aspect * share, aspect * (1 - share)]
          : [aspect / share, aspect / (1 - share)]
        const begun = bestWay(from, from + first, a).cost
        if (begun >= best.cost) continue // whatever the rest costs
        const cost = begun + bestWay(from + first, to, b).cost
        if (cost < best.cost) best = { cost, first, beside }
      }
    }
    return best
  }

  function placed(from: number, to: number, room: Omit<Packed, 'id'>): readonly Packed[] {
    const [width, height] = [room.right - room.left, room.bottom - room.top]
    const { first, beside } = bestWay(from, to, (width * sceneAspect) / height)
    if (first === 0) return boxes.slice(from, to).map(({ id }) => ({ id, ...room }))
    const share = area(from, from + first) / area(from, to)
    const cut = beside ? room.left + width * share : room.top + height * share
    return [
      ...placed(from, from + first, beside ? { ...room, right: cut } : { ...room, bottom: cut }),
      ...placed(from + first, to, beside ? { ...room, left: cut } : { ...room, top: cut }),
    ]
  }

  return boxes.length === 0 ? [] : placed(0, boxes.length, { left: 0, right: 1, top: 0, bottom: 1 })
}
