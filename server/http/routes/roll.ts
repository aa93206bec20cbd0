import { Failure } from '#server/failure.ts'
import { rawFile } from '#server/http/rawFile.ts'
import type { Route } from '#server/http/routeTable.ts'
import { parseOrFail } from '#server/parseOrFail.ts'
import { PICTURE_BYTES } from '#server/screens/roll/pictureShelf.ts'
import type { Roll } from '#server/screens/roll/index.ts'
import { CommandRequest, FaultReport } from '#shared/contract/screens.ts'

export function rollRoutes(route: Route, screenRoll: Roll, build: string): void {
  route('GET /api/v1/screens', () => Promise.resolve(screenRoll.document(build)))
  route('GET /api/v1/screens/receipts', ({ query }) => screenRoll.receipts(query.seq))
  route('POST /api/v1/screens/:id/commands', async ({ identity, params, body, response }) => {
    await screenRoll.command(identity.actor, params.id, parseOrFail(CommandRequest, body))
    response.status(204).end()
    return undefined
  })
  route('PUT /api/v1/screens/self/picture', async ({ identity, request, response }) => {
    const bytes = await rawFile(request, PICTURE_BYTES)
    await screenRoll.pictures.put(identity.screen ?? '', bytes)
    response.status(204).end()
    return undefined
  })
  route('POST /api/v1/screens/self/faults', ({ identity, body, response }) => {
    screenRoll.failed(identity.screen ?? '', parseOrFail(FaultReport, body))
    response.status(204).end()
    return Promise.resolve(undefined)
  })
  route('GET /api/v1/screens/:id/picture', async ({ params, response }) => {
    const picture = await screenRoll.pictures.newest(params.id)
    if (!picture) throw new Failure('not-found')
    response
      .set({ 'Content-Type': picture.type, 'Cross-Origin-Resource-Policy': 'same-origin' })
      .set('Last-Modified', new Date(picture.at).toUTCString())
      .end(picture.bytes)
    return undefined
  })
}
