import type { Request, RequestHandler } from 'express'
import type { Attempts } from '#server/attempts/attempts.ts'
import { addressOf, attemptLimit } from '#server/http/attemptLimit.ts'
import { SignIn } from '#shared/contract/answers.ts'

const WINDOW_MS = 15 * 60_000
export const FAILURES_ALLOWED = 10

const REFUSED = 401
const failures = {
  ...{ most: FAILURES_ALLOWED, windowMs: WINDOW_MS },
  isForgiven: (status: number): boolean => status !== REFUSED,
}

/**
 * Refuses an address and a name for a while after ten failed attempts each; those that succeed do not count. Guessed
 * passwords and spent links are counted apart, so that neither keeps the other from an address of many people.
 */
export const signInLimit = (attempts: Attempts): RequestHandler[] => [
  attemptLimit(attempts, {
    ...{ ...failures, what: 'sign-in from' },
    nameOf: (request) => `${addressOf(request)} ${nameIn(request) === undefined ? 'link' : 'password'}`,
  }),
  attemptLimit(attempts, { ...failures, what: 'sign-in as', nameOf: nameIn }),
]

/** Only of what can sign in at all: a name of any length would be counted for the whole window. */
function nameIn({ body }: Request): string | undefined {
  const { data } = SignIn.safeParse(body)
  return data && 'name' in data ? data.name.toLowerCase() : undefined
}
