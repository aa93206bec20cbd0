import express, { type RequestHandler } from 'express'
import { Failure } from '#server/failure.ts'
import { refuseUnstorable } from '#server/http/refuseUnstorable.ts'

export const BODY_LIMIT_BYTES = 1_000_000

const mustBeJson: RequestHandler = (request, _response, next) => {
  if (request.is('application/json')) next()
  else next(new Failure('unsupported-media'))
}

/** Deeper than anything we mean; whoever walks through a body does so by recursion. */
const DEPTH_LIMIT = 32

const mustBeShallow: RequestHandler = ({ body }, _response, next) => {
  if (!isDeeper(body, DEPTH_LIMIT)) next()
  else next(new Failure('invalid', [{ pointer: '', code: 'too-deep', params: { max: DEPTH_LIMIT } }]))
}

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)))

const mustBeStorable: RequestHandler = ({ body }, _response, next) => {
  refuseUnstorable(body)
  next()
}

/** Reads a JSON body into `request.body`, after the caller has been judged: strangers cost no parsing. */
export const jsonBody: readonly RequestHandler[] = [
  mustBeJson,
  express.json({ limit: BODY_LIMIT_BYTES, type: 'application/json', strict: false }),
  mustBeShallow,
  mustBeStorable,
]
