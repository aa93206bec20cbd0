import { randomUUID } from 'node:crypto'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { problemOf } from '#server/http/problem.ts'
import { toFailure } from '#server/http/toFailure.ts'
import { Failure } from '#server/failure.ts'

/**
 * Answers every error with a problem document. A bug is logged with its stack under a random id, and that id is all
 * that leaves the server.
 */
export const errorHandler =
  (log: Pick<Logger, 'error'>): ErrorRequestHandler =>
  (error: unknown, request, response, _next) => {
    const known = toFailure(error)
    const id = randomUUID()
    if (!known) log.error({ err: error, id, method: request.method, path: request.path }, 'internal error')
    const failure = known ?? new Failure('internal', [], { id })
    if (response.headersSent) return void response.destroy()
    const problem = problemOf(failure, known ? undefined : `urn:uuid:${id}`)
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer realm="guanlan"')
    if (failure.code === 'rate-limited') response.set('Retry-After', String(failure.params.seconds))
    response
      .status(problem.status)
      .type('application/problem+json')
      .send(Buffer.from(JSON.stringify(problem)))
  }
