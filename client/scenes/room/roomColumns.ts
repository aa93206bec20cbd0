import type { RoomPlace, RoomView } from '#shared/rooms/room.ts'
import type { SceneShape } from '#shared/scenes/scene.ts'

/** One column of a room on a wall, from top to bottom, and how wide it is beside the others. */
export interface RoomColumn {
  readonly place: RoomPlace
  readonly views: readonly RoomView[]
  readonly width: string
  /** Stands above the others, over their whole width. */
  readonly isAbove?: boolean
}

const MIDDLE = 'minmax(0, 1fr)'
/** Side and middle columns by the shape of the wall; a wider one shows more beside each other, it does not stretch. */
const WIDTHS: Readonly<Record<SceneShape, { readonly side: string; readonly sides: number }>> = {
  tall: { side: MIDDLE, sides: 1 },
  standard: { side: '45.6rem', sides: 1 },
  broad: { side: '48rem', sides: 1 },
  wide: { side: '56rem', sides: 1 },
  ultra: { side: '54rem', sides: 2 },
}

const weightOf = ({ weight = 1 }: RoomView): number => weight

/** Views in their order in so many columns of about the same weight. */
function spread(views: readonly RoomView[], columns: number): readonly (readonly RoomView[])[] {
  const whole = views.reduce((sum, view) => sum + weightOf(view), 0)
  const held: RoomView[][] = [[]]
  let above = 0
  for (const view of views) {
    const isFull = above >= (whole / columns) * held.length && held.length < columns
    if (isFull) held.push([])
    held.at(-1)?.push(view)
    above += weightOf(view)
  }
  return held.filter((column) => column.length > 0)
}

/** The columns of a room from left to right; what would stand below the middle stands beside it on a wide wall. */
export function roomColumns(views: readonly RoomView[], shape: SceneShape): readonly RoomColumn[] {
  const { side, sides } = WIDTHS[shape]
  const at = (place: RoomPlace): readonly RoomView[] => views.filter((view) => view.place === place)
  if (shape === 'tall') return tallColumns([...at('main'), ...at('under')], [at('left'), at('right')])
  const aside = (place: RoomPlace): readonly RoomColumn[] =>
    spread(at(place), sides).map((held) => ({ place, views: held, width: side }))
  const middle =
    shape === 'standard'
      ? [[...at('main'), ...at('under')]]
      : [at('main'), at('under')].flatMap((held) => spread(held, shape === 'ultra' ? 2 : 1))
  return [
    ...aside('left'),
    ...middle
      .filter((held) => held.length > 0)
      .map((held) => ({ place: held[0]?.place ?? 'main', views: held, width: MIDDLE })),
    ...aside('right'),
  ]
}

/** On a totem what is the middle of a wall stands above its sides. */
function tallColumns(
  middle: readonly RoomView[],
  sides: readonly (readonly RoomView[])[],
): readonly RoomColumn[] {
  const filled = sides.filter((views) => views.length > 0)
  const above =
    middle.length > 0 ? [{ place: 'main', views: middle, width: MIDDLE, isAbove: true } as const] : []
  return [...above, ...filled.map((views) => ({ place: views[0]?.place ?? 'left', views, width: MIDDLE }))]
}

/** Figures and stages are as high as what they say; the others share what is left of their column. */
const RESTS: ReadonlySet<RoomView['kind']> = new Set(['figures', 'stages'])

/** How a view takes its part of its column's height. */
export function roomFlex(view: RoomView, column: readonly RoomView[]): string {
  if (!RESTS.has(view.kind)) return `${weightOf(view)} 1 0`
  return column.some(({ kind }) => !RESTS.has(kind)) ? '0 1 auto' : '1 1 auto'
}
