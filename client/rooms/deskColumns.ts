import type { RoomShown } from '#client/api/rooms.ts'
import type { Room, RoomPlace, RoomView } from '#shared/rooms/room.ts'

/** Where the views of a room stand on a desk: some over the whole width, the others in two columns of like height. */
export interface DeskColumns {
  readonly head: readonly RoomView[]
  readonly columns: readonly [readonly RoomView[], readonly RoomView[]]
}

const ORDER: readonly RoomPlace[] = ['left', 'main', 'under', 'right']
/** From as many columns on a table wants the whole width. */
const WIDE_TABLE = 7

/** As many figures make a strip over both columns. */
const STRIP = 3

/** About how high a view will be, in rows of its text; only to tell which column is the shorter one. */
function heightOf(view: RoomView, { answers }: Pick<RoomShown, 'answers'>): number {
  const answer = answers[view.code]
  if (view.kind === 'figures') return 3 + Math.ceil(view.figures.length / 2) * 3.6
  if (answer?.kind === 'bars') return 3 + answer.rows.length * 2
  if (answer?.kind === 'items') return 3 + answer.items.length * 2.7
  if (answer?.kind === 'matrix') return 5 + answer.rows.length * 1.8
  if (answer?.kind === 'stages') return 8
  return 14
}

function isWide(view: RoomView, { answers }: Pick<RoomShown, 'answers'>): boolean {
  if (view.kind === 'own') return view.place === 'main'
  const answer = answers[view.code]
  return answer?.kind === 'matrix' && answer.columns.length >= WIDE_TABLE
}

/**
 * The views in the order left, middle, right, each in the column that is shorter so far. A room about one record begins
 * with what that is.
 */
export function deskColumns(
  views: readonly RoomView[],
  room: Pick<RoomShown, 'answers'> & { readonly definition?: Pick<Room, 'of'> },
): DeskColumns {
  const inOrder = ORDER.flatMap((place) => views.filter((view) => view.place === place))
  const strip = inOrder.find((view) => view.kind === 'figures' && view.figures.length >= STRIP)
  const first = room.definition?.of ? inOrder[0] : strip
  const isHead = (view: RoomView): boolean => view === first || isWide(view, room)
  const columns: [RoomView[], RoomView[]] = [[], []]
  const heights: [number, number] = [0, 0]
  for (const view of inOrder.filter((one) => !isHead(one))) {
    const at = heights[1] < heights[0] ? 1 : 0
    columns[at].push(view)
    heights[at] += heightOf(view, room)
  }
  return { head: inOrder.filter(isHead), columns }
}
