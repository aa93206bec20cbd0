import type { Attempts } from '#server/attempts/attempts.ts'
import type { Audit } from '#server/audit/index.ts'
import { exportLimit } from '#server/http/exportLimit.ts'
import type { Route } from '#server/http/routeTable.ts'
import { attachment } from '#server/http/sendFile.ts'
import type { Reports } from '#server/reports/index.ts'

/** Reports and their templates; those before `:id` are no ids. */
export function reportRoutes(
  route: Route,
  reports: Reports,
  audit: Pick<Audit, 'exported'>,
  attempts: Attempts,
): void {
  route('GET /api/v1/reports', async ({ identity, query }) => ({
    reports: [...(await reports.list(identity.actor, query))],
  }))
  route('POST /api/v1/reports', async ({ identity, body, response }) => {
    const report = await reports.create(identity.actor, body)
    response.status(201)
    return report
  })
  route('POST /api/v1/reports/preview', ({ body }) => reports.preview(body))
  route('GET /api/v1/reports/templates', async () => ({ templates: [...(await reports.templates())] }))
  route('PUT /api/v1/reports/templates/:code', ({ identity, params, body }) =>
    reports.changeTemplate(identity.actor, params.code, body),
  )
  route('GET /api/v1/reports/templates/:code/history', ({ params }) => reports.templateHistory(params.code))
  route('GET /api/v1/reports/:id', ({ identity, params }) => reports.read(identity.actor, params.id))
  route('PATCH /api/v1/reports/:id', ({ identity, params, body }) =>
    reports.edit(identity.actor, params.id, body),
  )
  route('POST /api/v1/reports/:id/submit', ({ identity, params, body }) =>
    reports.submit(identity.actor, params.id, body),
  )
  route('POST /api/v1/reports/:id/discard', async ({ identity, params, body, response }) => {
    await reports.discard(identity.actor, params.id, body)
    response.status(204).end()
    return undefined
  })
  route(
    'GET /api/v1/reports/:id/files/:form',
    async ({ identity, params: { id, form }, response }) => {
      const file = await reports.file(identity.actor, id, form)
      await audit.exported(identity.actor, `report:${id}`, { format: form })
      response.set({
        'Content-Type': file.type,
        // A page is opened and printed there; everything else is saved.
        ...(form === 'html'
          ? { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:" }
          : { 'Content-Disposition': attachment(file.name, file.asciiName) }),
      })
      response.send(Buffer.from(file.bytes))
      return undefined
    },
    exportLimit(attempts, 'reports'),
  )
}
