import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'
import { KNOWS_PUBLISHERS, mayCall } from '#shared/contract/policy.ts'
import type { Actor } from '#shared/contract/roles.ts'

/** Who of the staff published something is told in their own house. */
const knowsPublishers = ({ role, area }: Actor): boolean =>
  area === undefined && mayCall(KNOWS_PUBLISHERS, role)

export function seriesRoutes(route: Route, releases: Releases): void {
  route('GET /api/v1/series', ({ query }) => releases.seriesList(query))
  route('GET /api/v1/series/:key/observations', ({ params, query }) =>
    releases.observations(params.key, query),
  )
  route('GET /api/v1/series/:key/vintages', ({ params, query, identity }) =>
    releases.vintages(params.key, query.period, knowsPublishers(identity.actor)),
  )
  route('GET /api/v1/series/:key/provenance', ({ params, query, identity }) =>
    releases.provenance({
      series: params.key,
      ...query,
      named: knowsPublishers(identity.actor),
    }),
  )
}
