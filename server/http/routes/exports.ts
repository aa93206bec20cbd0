import type { Exports } from '#server/exports/index.ts'
import { exportLimit } from '#server/http/exportLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendFile } from '#server/http/sendFile.ts'

/** Files to take away. They are sent while they are made, as fast as the reader takes them. */
export function exportRoutes(route: Route, exports: Exports): void {
  const limit = exportLimit()
  route(
    'GET /api/v1/series/:key/export',
    async ({ params, query, response }) => sendFile(response, await exports.series(params.key, query)),
    limit,
  )
  route(
    'GET /api/v1/export',
    async ({ query, response }) => sendFile(response, await exports.all(query, query)),
    limit,
  )
}
