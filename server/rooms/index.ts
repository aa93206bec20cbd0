import { loadRooms } from '#server/rooms/definitions/loadRooms.ts'
import { OWN_BUILDERS } from '#server/rooms/own/ownBuilders.ts'
import { openRooms as open, type RoomPorts, type Rooms } from '#server/rooms/rooms.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

export type { Rooms } from '#server/rooms/rooms.ts'
export type { RoomDocument } from '#server/rooms/keptDocuments.ts'

interface Ports extends Pick<RoomPorts, 'releases' | 'clock'> {
  /** As delivered: what the rooms are checked against. */
  readonly catalogue: Catalogue
  readonly delivered: ReadonlyMap<string, Ledger>
}

/** The delivered rooms over what is published. Throws a CatalogueError for rooms that cannot be used. */
export function openRooms({ releases, clock, catalogue, delivered }: Ports): Rooms {
  const builders = new Set(OWN_BUILDERS.keys())
  const rooms = loadRooms({ catalogue, ledgers: delivered, builders })
  return open({ releases, clock, rooms, builders: OWN_BUILDERS })
}
