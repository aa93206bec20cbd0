import type { Response } from 'express'
import type { CookieNames } from '#server/accounts/credentials.ts'
import type { SessionKind } from '#server/accounts/lifetimes.ts'
import type { Clock } from '#server/clock.ts'

export interface SessionCookies {
  readonly names: CookieNames
  /** Sets the cookie of a session until its end. */
  readonly set: (response: Response, kind: SessionKind, secret: string, expiresAt: string) => void
  /** What a device keeps while it waits to be paired. */
  readonly setPairing: (response: Response, secret: string, ms: number) => void
  readonly clearPairing: (response: Response) => void
  readonly clear: (response: Response, kind: SessionKind) => void
}

/**
 * Cookies that no script reads and no other site can make a browser send. Their end is a length of time, so that a
 * screen whose own clock is wrong keeps its session.
 */
export function sessionCookies(names: CookieNames, secure: boolean, clock: Clock): SessionCookies {
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    names,
    set: (response, kind, secret, expiresAt) =>
      void response.cookie(names[kind], secret, {
        ...attributes,
        maxAge: Math.max(0, Date.parse(expiresAt) - clock.now()),
      }),
    setPairing: (response, secret, maxAge) =>
      void response.cookie(names.pairing, secret, { ...attributes, maxAge }),
    clearPairing: (response) => void response.clearCookie(names.pairing, attributes),
    clear: (response, kind) => void response.clearCookie(names[kind], attributes),
  }
}
