import type { Attempts } from '#server/attempts/attempts.ts'
import type { Audit } from '#server/audit/index.ts'
import { exportLimit } from '#server/http/exportLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendFile } from '#server/http/sendFile.ts'
import type { Ledgers } from '#server/ledgers/index.ts'

/** Workbooks to fill in, and lists to take away; what is taken away is written down. */
export function ledgerSheetRoutes(
  route: Route,
  ledgers: Pick<Ledgers, 'template' | 'export'>,
  audit: Pick<Audit, 'exported'>,
  attempts: Attempts,
): void {
  const limit = exportLimit(attempts, 'ledgers')
  route(
    'GET /api/v1/ledgers/:entity/template',
    async ({ identity, params, query, response }) =>
      sendFile(response, await ledgers.template(identity.actor, params.entity, query.lang)),
    limit,
  )
  route(
    'GET /api/v1/ledgers/:entity/export',
    async ({ identity, params, query, response }) => {
      const file = await ledgers.export(identity.actor, params.entity, query)
      await audit.exported(identity.actor, `ledger:${params.entity}`, query)
      return sendFile(response, file)
    },
    limit,
  )
}
