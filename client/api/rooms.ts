import { api } from '#client/api/http.ts'
import type { RoomAnswer, RoomRoll } from '#shared/contract/rooms.ts'
import type { Room } from '#shared/rooms/room.ts'

/** What a room holds at one seq, and the room as this page may see it. */
export interface RoomShown extends Omit<RoomAnswer, 'definition'> {
  readonly definition: Room
}

/** Which room; `of` one record where it is about one; `on` as things were at the end of a day. */
export interface RoomAsked {
  readonly code: string
  readonly of?: string | undefined
  readonly on?: string | undefined
  /** For a shared screen, whoever has opened it. */
  readonly face?: 'wall' | undefined
}

/** The rooms that there are for whoever is signed in here, in the order of the navigation. */
export const fetchRooms = (): Promise<RoomRoll> => api('/rooms')

export function fetchRoom({ code, of, on, face }: RoomAsked): Promise<RoomShown> {
  const query = new URLSearchParams({
    ...(on !== undefined && { on }),
    ...(of !== undefined && { of }),
    ...(face !== undefined && { face }),
  })
  const asked = query.size === 0 ? '' : `?${query.toString()}`
  return api(`/rooms/${encodeURIComponent(code)}${asked}`)
}
