import type { Appraisal } from '#server/appraisal/index.ts'
import type { Route } from '#server/http/routeTable.ts'

export function appraisalRoutes(route: Route, appraisal: Appraisal): void {
  route('GET /api/v1/appraisal', ({ identity }) => appraisal.roll(identity.actor))
  route('GET /api/v1/appraisal/rounds/:round', ({ identity, params }) =>
    appraisal.round(identity.actor, params.round),
  )
  route('POST /api/v1/appraisal/rounds/:round', async ({ identity, params, body, request, response }) => {
    const acted = await appraisal.work(identity, params.round, body, request.get('Idempotency-Key'))
    response.status(201)
    return acted
  })
  route('POST /api/v1/appraisal/months', async ({ identity, body, request, response }) => {
    const acted = await appraisal.beginMonth(identity, body, request.get('Idempotency-Key'))
    response.status(201)
    return acted
  })
  route('POST /api/v1/appraisal/sheets', async ({ identity, body, request, response }) => {
    const acted = await appraisal.drawUpSheet(identity, body, request.get('Idempotency-Key'))
    response.status(201)
    return acted
  })
}
