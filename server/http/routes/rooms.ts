import { encodeOnce, type Encoded } from '#server/http/encodings.ts'
import { revalidated } from '#server/http/revalidated.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { RoomDocument, Rooms } from '#server/rooms/index.ts'

export function roomRoutes(route: Route, rooms: Rooms): void {
  const encodings = new WeakMap<RoomDocument, Encoded>()
  const encoded = (document: RoomDocument): Encoded => {
    const known = encodings.get(document) ?? encodeOnce(document.json, 'passing')
    encodings.set(document, known)
    return known
  }
  route('GET /api/v1/rooms', ({ identity }) => Promise.resolve(rooms.roll(identity.actor)))
  route('GET /api/v1/rooms/:room', async ({ identity, params, query, request, response }) => {
    const document = await rooms.answer(identity.actor, params.room, query)
    return revalidated(request, response, document.etag, { body: () => Promise.resolve(encoded(document)) })
  })
}
