import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { openRooms as open, type RoomPorts, type Rooms } from '#server/rooms/rooms.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'
import type { Room } from '#shared/rooms/room.ts'

export { factsOnWall, isOnWalls } from '#server/rooms/ledgerRoom.ts'
export type { Rooms } from '#server/rooms/rooms.ts'
export type { LookedUp } from '#server/rooms/answerRoom.ts'
export type { RoomDocument } from '#server/rooms/keptDocuments.ts'

interface Ports extends Pick<RoomPorts, 'releases' | 'clock'> {
  /** As delivered: what the rooms are checked against. */
  readonly catalogue: Catalogue
  readonly delivered: ReadonlyMap<string, Ledger>
}

/** The rooms and, by code, how they were delivered. */
export interface OpenRooms extends Rooms {
  readonly definitions: ReadonlyMap<string, Room>
}

/** The delivered rooms over what is published. Throws a CatalogueError for rooms that cannot be used. */
export function openRooms({ releases, clock, catalogue, delivered }: Ports): OpenRooms {
  const builders = new Set(OWN_BUILDERS.keys())
  const rooms = loadRooms({ catalogue, ledgers: delivered, builders })
  return { ...open({ releases, clock, rooms, builders: OWN_BUILDERS }), definitions: rooms }
}
