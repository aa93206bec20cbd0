import type { Route } from '#server/http/routeTable.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import type { Screens } from '#server/screens/index.ts'
import type { Roll } from '#server/screens/roll/index.ts'
import { ShowingSchema } from '#shared/contract/screens.ts'

export function stageRoutes(route: Route, { stages }: Screens, roll: Pick<Roll, 'lines'>): void {
  route('GET /api/v1/stages', ({ identity }) =>
    Promise.resolve({
      screens: roll.lines().map(({ id, name, place, state, status, stage }) => ({
        ...{ id, name, place, state, stage },
        width: status?.width ?? null,
        height: status?.height ?? null,
        scene: status?.scene ?? null,
        mine: stage?.account === identity.actor.id,
      })),
    }),
  )
  route('PUT /api/v1/screens/:id/stage', ({ identity, params, query, body }) =>
    stages.show(identity.actor, params.id, parseOrFail(ShowingSchema, body), query.take === '1'),
  )
  route('DELETE /api/v1/screens/:id/stage', async ({ identity, params, response }) => {
    await stages.end(identity.actor, params.id)
    response.status(204).end()
    return undefined
  })
}
