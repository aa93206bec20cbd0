import type { Attempts } from '#server/attempts/attempts.ts'
import type { Audit } from '#server/audit/index.ts'
import { exportLimit } from '#server/http/exportLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendFile } from '#server/http/sendFile.ts'
import type { openVerify } from '#server/verify/index.ts'

type Verify = ReturnType<typeof openVerify>

/** The log of acts, for those who watch over it. */
export function auditRoutes(route: Route, audit: Audit, { verdict }: Verify, attempts: Attempts): void {
  route('GET /api/v1/audit', ({ query: { before, limit, ...filter } }) => audit.list(filter, before, limit))
  route(
    'GET /api/v1/audit/export',
    async ({ identity, query: { lang, ...filter }, response }) =>
      sendFile(response, await audit.export(filter, lang, identity.actor)),
    exportLimit(attempts, 'acts'),
  )
  route('GET /api/v1/audit/verify', verdict, exportLimit(attempts, 'verification'))
  route('GET /api/v1/audit/:n', ({ params }) => audit.entry(params.n))
}
