import type { DutyDesk, Forms } from '#server/filing/index.ts'
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

/** Who owes what until when; a reviewer asks for it, and the office takes note. */
export function dutyRoutes(route: Route, duties: DutyDesk): void {
  route('GET /api/v1/duties', ({ identity }) => duties.list(identity.actor))
  route('POST /api/v1/duties/reminders', async ({ identity, body, response }) => {
    const reminder = await duties.remind(identity.actor, body)
    response.status(201)
    return reminder
  })
  route('POST /api/v1/duties/reminders/:id/note', async ({ identity, params, response }) => {
    await duties.takeNote(identity.actor, params.id)
    response.status(204).end()
    return undefined
  })
}
