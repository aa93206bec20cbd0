import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { Failure } from '#server/failure.ts'
import { isOwnOrigin, type OwnOrigins } from '#server/http/origin.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses requests that change something unless they come from our own pages, or from a machine with a token, which no
 * foreign page can make a browser send. Browsers say where a request comes from in `Sec-Fetch-Site`; those that do not
 * (plain http on a network address) in `Origin`.
 */
export const refuseForeign =
  (own: OwnOrigins): RequestHandler =>
  (request, _response, next) => {
    if (READS.has(request.method) || isOurs(request, own)) next()
    else next(new Failure('foreign-origin'))
  }

function isOurs(request: IncomingMessage, own: OwnOrigins): boolean {
  const { authorization = '', origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (/^Bearer +\S/i.test(authorization)) return true
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return origin !== undefined && isOwnOrigin(request, origin, own)
}
