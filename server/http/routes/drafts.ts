import type { Action, Drafts } from '#server/drafts/index.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { RouteKey } from '#shared/contract/policy.ts'

type ActionKey = Extract<RouteKey, `POST /api/v1/drafts/:id/${string}`>

export function draftRoutes(route: Route, drafts: Drafts): void {
  route('GET /api/v1/drafts', ({ identity, query: { mine, ...filter } }) =>
    drafts.list(identity.actor, { ...filter, mine: mine !== undefined }),
  )
  route('POST /api/v1/drafts', async ({ identity, body, request, response }) => {
    const key = request.get('Idempotency-Key')
    const { draft, isNew } = await drafts.create(identity.actor, body, key)
    response.status(isNew ? 201 : 200)
    return draft
  })
  route('GET /api/v1/drafts/:id', ({ identity, params }) => drafts.read(identity.actor, params.id))
  route('GET /api/v1/drafts/:id/changes', ({ identity, params, query }) =>
    drafts.changes(identity.actor, params.id, query.since),
  )
  route('PATCH /api/v1/drafts/:id', ({ identity, params, body }) =>
    drafts.patch(identity.actor, params.id, body),
  )
  const action = (key: ActionKey, use: Action): void =>
    route(key, ({ identity, params, body }) => use(identity.actor, params.id, body))
  action('POST /api/v1/drafts/:id/submit', drafts.submit)
  action('POST /api/v1/drafts/:id/withdraw', drafts.withdraw)
  action('POST /api/v1/drafts/:id/return', drafts.return)
  action('POST /api/v1/drafts/:id/approve', drafts.approve)
  action('POST /api/v1/drafts/:id/release', drafts.release)
  action('POST /api/v1/drafts/:id/unschedule', drafts.unschedule)
  action('POST /api/v1/drafts/:id/discard', drafts.discard)
  route('GET /api/v1/desk/policy', () => drafts.policy())
  route('PUT /api/v1/desk/policy', ({ identity, body }) => drafts.settlePolicy(identity.actor, body))
}
