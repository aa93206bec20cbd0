import { fileNameOf, rawFile } from '#server/http/rawFile.ts'
import type { Route } from '#server/http/routeTable.ts'
import { MOST_BYTES, type Imports } from '#server/imports/index.ts'

export function importRoutes(route: Route, imports: Imports): void {
  route('GET /api/v1/imports', ({ identity }) => imports.list(identity.actor))
  route('POST /api/v1/imports', async ({ identity, request, response, query }) => {
    const file = await rawFile(request, MOST_BYTES)
    const detail = await imports.upload(identity.actor, {
      file,
      fileName: fileNameOf(request),
      ledger: query.ledger,
    })
    response.status(201)
    return detail
  })
  route('GET /api/v1/imports/:id', ({ identity, params }) => imports.detail(identity.actor, params.id))
  route(
    'GET /api/v1/imports/:id/sheets/:sheet/pages/:page',
    async ({ identity, params: { id, sheet, page }, response }) => {
      const rows = await imports.rows(identity.actor, id, sheet, page)
      response.type('application/json').send(Buffer.from(rows))
      return undefined
    },
  )
  route('PUT /api/v1/imports/:id/mapping', ({ identity, params, body }) =>
    imports.change(identity.actor, params.id, body),
  )
  route('POST /api/v1/imports/:id/draft', async ({ identity, params, body, response }) => {
    const became = await imports.toDraft(identity.actor, params.id, body)
    response.status(201)
    return became
  })
  route('DELETE /api/v1/imports/:id', async ({ identity, params, response }) => {
    await imports.discard(identity.actor, params.id)
    response.status(204).end()
    return undefined
  })
}
