import type { Response } from 'express'
import type { CookieNames } from '#server/accounts/credentials.ts'
import type { SessionKind } from '#server/accounts/lifetimes.ts'

export interface SessionCookies {
  readonly names: CookieNames
  /** Sets the cookie of a session until its end. */
  readonly set: (response: Response, kind: SessionKind, secret: string, expiresAt: string) => void
  readonly clear: (response: Response, kind: SessionKind) => void
}

/** Cookies that no script reads and no other site can make a browser send. */
export function sessionCookies(names: CookieNames, secure: boolean): SessionCookies {
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  return {
    names,
    set: (response, kind, secret, expiresAt) =>
      void response.cookie(names[kind], secret, { ...attributes, expires: new Date(expiresAt) }),
    clear: (response, kind) => void response.clearCookie(names[kind], attributes),
  }
}
