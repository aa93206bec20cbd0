import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Failure } from '#server/failure.ts'

const WINDOW_MS = 60_000
/** More than a person presses; a machine that wants more takes the whole at once. */
export const EXPORTS_ALLOWED = 60

/** Refuses an address that asks for files again and again: each costs more than any other question. */
export const exportLimit = (): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: EXPORTS_ALLOWED,
    keyGenerator: (request) => ipKeyGenerator(request.ip ?? ''),
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without TRUST_PROXY we do not believe it, and need not be told
    handler: (_request, _response, next) =>
      next(new Failure('rate-limited', [], { seconds: WINDOW_MS / 1000 })),
  })
