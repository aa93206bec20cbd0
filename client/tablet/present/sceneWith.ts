import type { Scene, Widget } from '#shared/scenes/scene.ts'

/** Of the scenes that are about nothing in particular, the one that gives a kind of widget the most room. */
export function sceneWith(scenes: readonly Scene[], kind: Widget['kind']): Scene | undefined {
  const roomIn = ({ widgets, layouts: { standard } }: Scene): number => {
    const shares = widgets.flatMap((widget) => {
      const place = widget.kind === kind ? standard.places[widget.id] : undefined
      return place ? [(place.w * place.h) / (standard.columns * standard.rows)] : []
    })
    return Math.max(0, ...shares)
  }
  return scenes
    .filter((scene) => scene.of === undefined && roomIn(scene) > 0)
    .toSorted((a, b) => roomIn(b) - roomIn(a))[0]
}
