import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Failure } from '#server/failure.ts'

const WINDOW_MS = 5 * 60_000
/** Devices behind one address, of which each asks once in these minutes, and again after a restart. */
const CODES_ALLOWED = 120

/** Keeps one address from asking for codes without end. */
export const pairingLimit = (): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: CODES_ALLOWED,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without TRUST_PROXY we do not believe it, and need not be told
    handler: (_request, _response, next) =>
      next(new Failure('rate-limited', [], { seconds: WINDOW_MS / 1000 })),
  })
