import type { RequestHandler } from 'express'
import type { Attempts } from '#server/attempts/attempts.ts'
import { addressOf, attemptLimit } from '#server/http/attemptLimit.ts'

const WINDOW_MS = 60_000
/** More than a person presses; a machine that wants more takes the whole at once. */
export const EXPORTS_ALLOWED = 60

/** Refuses an address that asks for files of a kind again and again: each costs more than any other question. */
export const exportLimit = (attempts: Attempts, kind: string): RequestHandler =>
  attemptLimit(attempts, {
    what: `file of ${kind} for`,
    nameOf: addressOf,
    ...{ most: EXPORTS_ALLOWED, windowMs: WINDOW_MS },
  })
