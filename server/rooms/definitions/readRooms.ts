import type { CatalogueFiles, Filed } from '#server/catalogue/catalogueFiles.ts'
import { z } from 'zod'
import { RoomEntry } from '#shared/rooms/roomEntry.ts'
import type { Room } from '#shared/rooms/room.ts'

const FOLDER = 'rooms'
/** Views are checked one by one, so that a fault is told of the view that has it. */
const Heading = RoomEntry.extend({ views: z.array(z.unknown()).min(1) })

/** The rooms, one file a room; what is malformed becomes faults of the files. */
export function readRooms(files: CatalogueFiles): readonly Filed<Room>[] {
  return files.inFolder(FOLDER).flatMap((file) => {
    const heading = files.whole(file, Heading)
    if (!heading) return []
    const views = heading.views.map((view, i) =>
      files.checked(file, `views[${i}]`, RoomEntry.shape.views.element, view),
    )
    const whole = views.filter((view) => view !== undefined)
    return whole.length < views.length ? [] : [{ file, entry: { ...heading, views: whole } }]
  })
}
