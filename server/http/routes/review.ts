import type { Drafts } from '#server/drafts/index.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { Review } from '#server/review/index.ts'

export function reviewRoutes(route: Route, drafts: Drafts, review: Review): void {
  route('GET /api/v1/drafts/:id/impact', ({ identity, params }) => drafts.impact(identity.actor, params.id))
  route('GET /api/v1/releases/:seq/revert', ({ identity, params }) =>
    review.revertPlan(identity.actor, params.seq),
  )
  route('POST /api/v1/releases/:seq/revert', async ({ identity, params, body, response }) => {
    const draft = await review.revert(identity.actor, params.seq, body)
    response.status(201)
    return draft
  })
}
