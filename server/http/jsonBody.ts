import express, { type RequestHandler } from 'express'
import { Failure } from '#server/failure.ts'

export const BODY_LIMIT_BYTES = 1_000_000

const mustBeJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) next()
  else next(new Failure('unsupported-media'))
}

/** Reads a JSON body into `request.body`, after the caller has been judged: strangers cost no parsing. */
export const jsonBody: readonly RequestHandler[] = [
  mustBeJson,
  express.json({ limit: BODY_LIMIT_BYTES, type: 'application/json', strict: false }),
]
