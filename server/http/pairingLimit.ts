import type { RequestHandler } from 'express'
import type { Attempts } from '#server/attempts/attempts.ts'
import { addressOf, attemptLimit } from '#server/http/attemptLimit.ts'

const WINDOW_MS = 5 * 60_000
/** Devices behind one address, of which each asks once in these minutes, and again after a restart. */
const CODES_ALLOWED = 120

/** Keeps one address from asking for codes without end. */
export const pairingLimit = (attempts: Attempts): RequestHandler =>
  attemptLimit(attempts, {
    what: 'pairing code for',
    nameOf: addressOf,
    ...{ most: CODES_ALLOWED, windowMs: WINDOW_MS },
  })
