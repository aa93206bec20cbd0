import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'
import { KNOWS_PUBLISHERS, mayCall } from '#shared/contract/policy.ts'

export function seriesRoutes(route: Route, releases: Releases): void {
  route('GET /api/v1/series', ({ query }) => releases.seriesList(query))
  route('GET /api/v1/series/:key/observations', ({ params, query }) =>
    releases.observations(params.key, query),
  )
  route('GET /api/v1/series/:key/vintages', ({ params, query, identity }) =>
    releases.vintages(params.key, query.period, mayCall(KNOWS_PUBLISHERS, identity.actor.role)),
  )
  route('GET /api/v1/series/:key/provenance', ({ params, query, identity }) =>
    releases.provenance({
      series: params.key,
      ...query,
      named: mayCall(KNOWS_PUBLISHERS, identity.actor.role),
    }),
  )
}
