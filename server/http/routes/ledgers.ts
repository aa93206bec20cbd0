import { fileNameOf, rawFile } from '#server/http/rawFile.ts'
import type { Route } from '#server/http/routeTable.ts'
import { sendEvidence } from '#server/http/sendEvidence.ts'
import { MOST_EVIDENCE_BYTES, type Ledgers } from '#server/ledgers/index.ts'
import type { Request } from 'express'
import { Failure } from '#server/failure.ts'

export function ledgerRoutes(route: Route, ledgers: Ledgers): void {
  route('GET /api/v1/ledgers', ({ identity }) => ledgers.roll(identity.actor))
  route('GET /api/v1/ledgers/due', ({ identity, query }) => ledgers.due(identity.actor, query))
  route('GET /api/v1/ledgers/:entity', ({ identity, params }) =>
    ledgers.definition(identity.actor, params.entity),
  )
  route('GET /api/v1/ledgers/:entity/records', ({ identity, params, query }) =>
    ledgers.list(identity.actor, params.entity, query),
  )
  route('GET /api/v1/ledgers/:entity/records/:id', ({ identity, params }) =>
    ledgers.detail(identity.actor, params),
  )
  route('POST /api/v1/ledgers/:entity/records', async ({ identity, params, body, request, response }) => {
    const acted = await ledgers.act(identity, params, body, request.get('Idempotency-Key'))
    response.status(201)
    return acted
  })
  route('POST /api/v1/ledgers/batches', ({ identity, body, request }) =>
    ledgers.actTogether(identity, body, request.get('Idempotency-Key')),
  )
  route('POST /api/v1/ledgers/:entity/records/:id/events', ({ identity, params, body, request }) =>
    ledgers.act(identity, params, body, request.get('Idempotency-Key')),
  )
  route('POST /api/v1/ledgers/:entity/records/:id/comments', async ({ identity, params, body, response }) => {
    const comment = await ledgers.comment(identity.actor, params, body)
    response.status(201)
    return comment
  })
  route(
    'POST /api/v1/ledgers/:entity/records/:id/reminders',
    async ({ identity, params, body, response }) => {
      await ledgers.remind(identity.actor, params, body)
      response.status(204).end()
      return undefined
    },
  )
  for (const key of [
    'POST /api/v1/ledgers/:entity/files',
    'POST /api/v1/ledgers/:entity/records/:id/files',
  ] as const)
    route(key, async ({ identity, params, query, request, response }) => {
      const brought = { fileName: fileNameOf(request), field: query.field }
      await ledgers.refuseUpload(identity.actor, params, brought.field)
      const file = await evidenceBytes(request)
      const kept = await ledgers.attach(identity.actor, params, { ...brought, file })
      response.status(201)
      return kept
    })
  for (const key of [
    'GET /api/v1/ledgers/:entity/files/:file',
    'GET /api/v1/ledgers/:entity/records/:id/files/:file',
  ] as const)
    route(key, async ({ identity, params, response }) =>
      sendEvidence(response, await ledgers.file(identity.actor, params, params.file)),
    )
}

async function evidenceBytes(request: Request): Promise<Uint8Array> {
  try {
    return await rawFile(request, MOST_EVIDENCE_BYTES)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'file-too-large') throw error
    throw new Failure('evidence-too-large', [], error.params)
  }
}
