import type { TemplateRooms } from '#shared/report/template/templateGround.ts'
import type { Room, RoomView } from '#shared/rooms/room.ts'

/** Figures are for slots and pictures, what has a panel of its own is for screens. */
const TABLED: ReadonlySet<RoomView['kind']> = new Set(['bars', 'matrix', 'stages', 'items', 'months'])

/** The rooms whose views a report can have as a table; those about one record are not among them. */
export const tabledRooms = (rooms: ReadonlyMap<string, Room>): TemplateRooms =>
  [...rooms.values()].flatMap(({ code, zh, en, of, views }) => {
    const tabled = views.filter(({ kind }) => TABLED.has(kind))
    return of === undefined && tabled.length > 0 ? [{ code, zh, en, views: tabled }] : []
  })
