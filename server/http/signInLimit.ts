import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { Failure } from '#server/failure.ts'
import { SignIn } from '#shared/contract/answers.ts'

const WINDOW_MS = 15 * 60_000
export const FAILURES_ALLOWED = 10

/**
 * Refuses an address and a name for a while after ten failed attempts each; those that succeed do not count. Guessed
 * passwords and spent links are counted apart, so that neither keeps the other from an address of many people.
 */
export const signInLimit = (): RequestHandler[] => [
  limiter({
    keyOf: (request) =>
      `${ipKeyGenerator(request.ip ?? '')} ${nameIn(request) === undefined ? 'link' : 'password'}`,
    applies: () => true,
  }),
  limiter({ keyOf: (request) => nameIn(request) ?? '', applies: (request) => nameIn(request) !== undefined }),
]

interface LimitedBy {
  readonly keyOf: (request: Request) => string
  readonly applies: (request: Request) => boolean
}

const limiter = ({ keyOf, applies }: LimitedBy): RequestHandler =>
  rateLimit({
    windowMs: WINDOW_MS,
    limit: FAILURES_ALLOWED,
    keyGenerator: keyOf,
    skip: (request) => !applies(request),
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, { statusCode }) => statusCode !== 401,
    standardHeaders: false,
    legacyHeaders: false,
    validate: { xForwardedForHeader: false }, // without TRUST_PROXY we do not believe it, and need not be told
    handler: (request, _response, next) => {
      const until = 'rateLimit' in request ? resetOf(request.rateLimit) : WINDOW_MS
      next(new Failure('rate-limited', [], { seconds: Math.max(1, Math.ceil(until / 1000)) }))
    },
  })

/** Milliseconds until the window ends, from what the limiter has noted on the request. */
function resetOf(noted: unknown): number {
  const isNoted =
    typeof noted === 'object' && noted !== null && 'resetTime' in noted && noted.resetTime instanceof Date
  return isNoted && noted.resetTime instanceof Date ? noted.resetTime.getTime() - Date.now() : WINDOW_MS
}

/** Only of what can sign in at all: a name of any length would be kept in memory for the whole window. */
function nameIn({ body }: Request): string | undefined {
  const { data } = SignIn.safeParse(body)
  return data && 'name' in data ? data.name.toLowerCase() : undefined
}
