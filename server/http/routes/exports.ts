import type { Attempts } from '#server/attempts/attempts.ts'
import type { Audit } from '#server/audit/index.ts'
import type { Exports } from '#server/exports/index.ts'
import { exportLimit } from '#server/http/exportLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendFile } from '#server/http/sendFile.ts'

/** Files to take away. They are sent while they are made, as fast as the reader takes them. */
export function exportRoutes(
  route: Route,
  exports: Exports,
  audit: Pick<Audit, 'exported'>,
  attempts: Attempts,
): void {
  const limit = exportLimit(attempts, 'figures')
  route(
    'GET /api/v1/series/:key/export',
    async ({ identity, params, query, response }) => {
      const file = await exports.series(params.key, query)
      await audit.exported(identity.actor, `series:${params.key}`, query)
      return sendFile(response, file)
    },
    limit,
  )
  route(
    'GET /api/v1/export',
    async ({ identity, query, response }) => {
      const file = await exports.all(query, query)
      await audit.exported(identity.actor, 'figures', query)
      return sendFile(response, file)
    },
    limit,
  )
}
