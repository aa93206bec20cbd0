import { join } from 'node:path'
import { CatalogueError } from '#server/catalogue/catalogueError.ts'
import { CatalogueFiles } from '#server/catalogue/catalogueFiles.ts'
import { readRooms } from '#server/rooms/definitions/readRooms.ts'
import { roomFaults, type RoomsGround } from '#server/rooms/definitions/roomFaults.ts'
import type { Room } from '#shared/rooms/room.ts'

// Not `new URL(…, import.meta.url)`: a bundler takes that for the address of an asset.
const FOLDER = join(import.meta.dirname, '../../../shared/catalogue')

/**
 * The rooms by code, in the order of the navigation: by topic, then by their own order. Throws a {@link CatalogueError}
 * with one line for each fault: the file, the room, the view and what to do.
 */
export function loadRooms(ground: RoomsGround, folder: string = FOLDER): ReadonlyMap<string, Room> {
  const files = new CatalogueFiles(folder)
  const filed = readRooms(files)
  const faults = [...files.faults, ...roomFaults(filed, ground)]
  if (faults.length > 0) throw new CatalogueError(faults)
  const place = (code: string): number => ground.catalogue.domains.findIndex((domain) => domain.code === code)
  const rooms = filed.map(({ entry }) => entry)
  const inOrder = rooms.toSorted(
    (a, b) =>
      place(a.domain) - place(b.domain) || (a.order ?? 0) - (b.order ?? 0) || (a.code < b.code ? -1 : 1),
  )
  return new Map(inOrder.map((room) => [room.code, room]))
}
