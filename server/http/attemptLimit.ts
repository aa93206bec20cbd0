import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator } from 'express-rate-limit'
import type { Attempts, Limit } from '#server/attempts/attempts.ts'
import { Failure } from '#server/failure.ts'

export interface LimitedBy extends Limit {
  /** What is counted, apart from everything else that is. */
  readonly what: string
  /** Under which name a request counts; it does not where there is none. */
  readonly nameOf: (request: Request) => string | undefined
  /** Whether an answer means that the request is not to be counted; all are, unless told. */
  readonly isForgiven?: (status: number) => boolean
}

/** Refuses what comes too often with `rate-limited`, and says when it may come again. */
export const attemptLimit =
  (attempts: Attempts, { what, nameOf, isForgiven, ...limit }: LimitedBy): RequestHandler =>
  async (request, response, next) => {
    const name = nameOf(request)
    if (name === undefined) return next()
    const counted = `${what} ${name}`
    const { isOver, seconds } = await attempts.take(counted, limit)
    if (isOver) return next(new Failure('rate-limited', [], { seconds }))
    if (isForgiven)
      response.once('finish', () => {
        if (isForgiven(response.statusCode)) void attempts.giveBack(counted)
      })
    next()
  }

/** An address, or the network of one house where addresses are cheap. */
export const addressOf = ({ ip }: Request): string => ipKeyGenerator(ip ?? '')
