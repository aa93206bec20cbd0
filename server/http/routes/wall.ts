import { pipeline } from 'node:stream/promises'
import { Failure } from '#server/failure.ts'
import { encodeOnce } from '#server/http/encodings.ts'
import { fileNameOf, rawFile } from '#server/http/rawFile.ts'
import { revalidated } from '#server/http/revalidated.ts'
import type { Route } from '#server/http/routeTable.ts'
import { isCancelled } from '#server/http/sendFile.ts'
import { MOST_PICTURE_BYTES, type Scenes } from '#server/scenes/index.ts'

/** What stands on the walls, what is being prepared for them, and their pictures. */
export function wallRoutes(route: Route, scenes: Scenes): void {
  const { document, pictures } = scenes
  const encoded = encodeOnce(document.json)
  route('GET /api/v1/wall', ({ request, response }) =>
    revalidated(request, response, document.etag, { body: () => Promise.resolve(encoded) }),
  )
  route('GET /api/v1/wall/drafts', async () => ({ drafts: [...(await scenes.drafts())] }))
  route('POST /api/v1/wall/drafts', async ({ identity, body, response }) => {
    const draft = await scenes.begin(identity.actor, body)
    response.status(201)
    return draft
  })
  route('PATCH /api/v1/wall/drafts/:id', ({ identity, params, body }) =>
    scenes.save(identity.actor, params.id, body),
  )
  route('DELETE /api/v1/wall/drafts/:id', async ({ identity, params, response }) => {
    await scenes.discard(identity.actor, params.id)
    response.status(204).end()
    return undefined
  })
  route('POST /api/v1/wall/drafts/:id/release', async ({ identity, params, body, response }) => {
    const receipt = await scenes.release(identity.actor, params.id, body)
    response.status(201)
    return receipt
  })
  route('GET /api/v1/wall/history/:part/:code', ({ params }) => scenes.history(params.part, params.code))
  pictureRoutes(route, pictures)
}

function pictureRoutes(route: Route, pictures: Scenes['pictures']): void {
  route('GET /api/v1/wall/pictures', async () => ({ pictures: [...(await pictures.list())] }))
  route('POST /api/v1/wall/pictures', async ({ identity, request, response }) => {
    const file = await rawFile(request, MOST_PICTURE_BYTES).catch((error: unknown) => {
      if (!(error instanceof Failure) || error.code !== 'file-too-large') throw error
      throw new Failure('evidence-too-large', [], error.params)
    })
    const picture = await pictures.bring(identity.actor, { file, fileName: fileNameOf(request) })
    response.status(201)
    return picture
  })
  route('GET /api/v1/wall/pictures/:hash', async ({ params, response }) => {
    const { type, bytes, content } = await pictures.find(params.hash)
    response.set({
      'Content-Type': type,
      'Content-Length': String(bytes),
      // Its name is its content.
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
    })
    try {
      await pipeline(content, response)
    } catch (error) {
      if (!isCancelled(error)) throw error
    }
    return undefined
  })
}
