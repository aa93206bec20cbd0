import type { Forms } from '#server/filing/index.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendFile } from '#server/http/sendFile.ts'

/** Forms to fill in at a spreadsheet: a filer's own lines, a reviewer's all. */
export function formRoutes(route: Route, forms: Forms): void {
  route('GET /api/v1/forms/:domain', async ({ params, query, identity, response }) => {
    const { role, owner } = identity.actor
    const question = { ...params, ...query, owner: role === 'filer' ? owner : null }
    return sendFile(response, await forms(question, query.lang))
  })
}
