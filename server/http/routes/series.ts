import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'

export function seriesRoutes(route: Route, releases: Releases): void {
  route('GET /api/v1/series', ({ query }) => releases.seriesList(query))
  route('GET /api/v1/series/:key/observations', ({ params, query }) =>
    releases.observations(params.key, query),
  )
  route('GET /api/v1/series/:key/vintages', ({ params, query }) =>
    releases.vintages(params.key, query.period),
  )
}
