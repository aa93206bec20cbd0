import type { RoomGround } from '#server/rooms/ground.ts'
import { isGroupable } from '#server/rooms/views/parts.ts'
import type { Room, RoomView } from '#shared/rooms/room.ts'

/** A room as the asker may see it: views for other faces, and those over ledgers that are not there for them, left out. */
export function visibleRoom(room: Room, ground: RoomGround): Room {
  const may = (view: RoomView): boolean => isForFace(view, ground) && isTellable(view, ground)
  return { ...room, views: room.views.filter(may) }
}

/** Items are on a shared screen only where that is said. */
const isForFace = ({ kind, faces }: RoomView, { isScreen }: RoomGround): boolean =>
  !isScreen || (faces ? faces.includes('wall') : kind !== 'items')

function isTellable(view: RoomView, ground: RoomGround): boolean {
  switch (view.kind) {
    case 'figures':
    case 'trend':
    case 'own':
      return true
    case 'bars':
      return isGroupable(ground, view.ledger, view.by)
    case 'matrix':
      return isGroupable(ground, view.ledger, view.rows) && isGroupable(ground, view.ledger, view.columns)
    case 'stages':
    case 'items':
    case 'months':
      return ground.sight(view.ledger) !== undefined
  }
}

/** The views whose answers are needed: those that are there, and the siblings that they draw. */
export function answeredViews(room: Room, { views }: Room): readonly RoomView[] {
  const drawn = new Set(views.flatMap((view) => (view.kind === 'own' ? (view.draws ?? []) : [])))
  const isBuilt = (view: RoomView): boolean => view.kind !== 'own' || view.draws === undefined
  return room.views.filter((view) => (views.includes(view) || drawn.has(view.code)) && isBuilt(view))
}
