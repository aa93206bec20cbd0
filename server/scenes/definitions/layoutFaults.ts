import type { PlanFault } from '#server/scenes/definitions/planFault.ts'
import type { GridPlace, Scene, SceneLayout } from '#shared/scenes/scene.ts'

/** Places outside their grid, over one another or of nothing; widgets that stand nowhere. */
export function* layoutFaults({ widgets, layouts }: Scene): Generator<PlanFault> {
  const known = new Set(widgets.map(({ id }) => id))
  const placed = new Set<string>()
  for (const [shape, layout] of Object.entries(layouts)) {
    const pointer = `/layouts/${shape}`
    yield* gridFaults(layout, known, pointer)
    for (const id of Object.keys(layout.places)) placed.add(id)
  }
  for (const [i, { id }] of widgets.entries())
    if (!placed.has(id))
      yield {
        pointer: `/widgets/${i}`,
        zh: `部件“${id}”没有摆放在任何布局里：摆上去，或删掉它`,
        en: `the widget "${id}" stands on no layout: place it, or take it out`,
      }
}

function* gridFaults(
  { columns, rows, places }: SceneLayout,
  known: ReadonlySet<string>,
  pointer: string,
): Generator<PlanFault> {
  const entries = Object.entries(places)
  for (const [i, [id, place]] of entries.entries()) {
    const at = `${pointer}/places/${id}`
    if (!known.has(id))
      yield {
        pointer: at,
        zh: `场景里没有部件“${id}”：加上这个部件，或删掉它的位置`,
        en: `the scene has no widget "${id}": add it, or take its place out`,
      }
    if (place.x + place.w > columns || place.y + place.h > rows)
      yield {
        pointer: at,
        zh: `“${id}”伸出了 ${columns}×${rows} 的网格：移进来或缩小`,
        en: `"${id}" reaches out of the grid of ${columns} by ${rows}: move it in, or make it smaller`,
      }
    for (const [other, otherPlace] of entries.slice(i + 1))
      if (overlap(place, otherPlace))
        yield {
          pointer: at,
          zh: `“${id}”与“${other}”重叠：移开其中一个`,
          en: `"${id}" and "${other}" lie over one another: move one of them`,
        }
  }
}

const overlap = (a: GridPlace, b: GridPlace): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
