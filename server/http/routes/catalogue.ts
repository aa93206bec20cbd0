import type { Route } from '#server/http/routeTable.ts'
import type { Releases } from '#server/releases/index.ts'

/** Editing the catalogue and the definitions of ledgers, and what has become of both since they were delivered. */
export function catalogueRoutes(route: Route, releases: Releases): void {
  route('POST /api/v1/catalogue/changes', async ({ identity, query, body, response }) => {
    if (query.dryRun === '1') return releases.rehearseCatalogue(identity.actor, body)
    const receipt = await releases.editCatalogue(identity.actor, body)
    response.status(201)
    return receipt
  })
  route('POST /api/v1/ledgers/definitions', async ({ identity, query, body, response }) => {
    if (query.dryRun === '1') return releases.rehearseLedgers(identity.actor, body)
    const receipt = await releases.editLedgers(identity.actor, body)
    response.status(201)
    return receipt
  })
  route('GET /api/v1/ledgers/definitions/:code/history', ({ params }) => releases.ledgerHistory(params.code))
  route('GET /api/v1/catalogue/indicators/:code/history', ({ params }) =>
    releases.indicatorHistory(params.code),
  )
}
