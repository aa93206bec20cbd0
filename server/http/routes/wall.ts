import { encodeOnce } from '#server/http/encodings.ts'
import { revalidated } from '#server/http/revalidated.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { Scenes } from '#server/scenes/index.ts'

export function wallRoutes(route: Route, { document }: Scenes): void {
  const encoded = encodeOnce(document.json)
  route('GET /api/v1/wall', ({ request, response }) =>
    revalidated(request, response, document.etag, { body: () => Promise.resolve(encoded) }),
  )
}
