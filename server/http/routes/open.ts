import type { Request, Response } from 'express'
import { Failure } from '#server/failure.ts'
import { sendEncoded, type Encoded } from '#server/http/encodings.ts'
import type { Route } from '#server/http/routeTable.ts'
import type { OpenObjects } from '#server/open/openObjects.ts'

const IMMUTABLE = 'public, max-age=31536000, immutable'
/** What an upgrade may deliver anew. */
const A_WHILE = 'public, max-age=3600'
/** A crowd that asks at once is one question a second to whoever stands behind the cache. */
const A_SECOND = 'public, max-age=1'

/** Open data: where it is allowed, for anybody; everywhere else these addresses are not there. */
export function openRoutes(route: Route, objects: OpenObjects | undefined): void {
  const there = (): OpenObjects => {
    if (!objects) throw new Failure('not-found')
    return objects
  }
  const send = async (
    request: Request,
    response: Response,
    body: Promise<Encoded>,
    keep = IMMUTABLE,
  ): Promise<undefined> => {
    const encoded = await body
    response.set({ 'Content-Type': 'application/json', 'Cache-Control': keep })
    await sendEncoded(request, response, encoded)
  }
  route('GET /open/head', async ({ response }) => {
    const head = there().head()
    response.set('Cache-Control', A_SECOND)
    return head
  })
  route('GET /open/board/:epoch/:seq', ({ params: { epoch, seq }, request, response }) =>
    send(request, response, there().board(epoch, seq)),
  )
  route('GET /open/releases/:epoch/:from/:to', ({ params: { epoch, from, to }, request, response }) =>
    send(request, response, there().releases(epoch, from, to)),
  )
  route('GET /open/catalogue/:epoch/:seq', ({ params: { epoch, seq }, request, response }) =>
    send(request, response, there().catalogue(epoch, seq), A_WHILE),
  )
}
