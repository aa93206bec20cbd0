import type { Request, RequestHandler } from 'express'
import helmet from 'helmet'

const SELF = ["'self'"]
const NONE = ["'none'"]

interface Place {
  readonly secure: boolean
  readonly dev: boolean
}

/**
 * Strict headers for everything: nothing inline, neither scripts nor styles. Vue and ECharts set styles through the
 * CSSOM, which the policy does not touch, as long as tooltips are DOM nodes and not text with style attributes. One page
 * stands in a frame, and in ours alone: the wall with a draft applied, with a scene that is being prepared, or as whoever
 * presents on it sees it.
 */
export function securityHeaders(place: Place): RequestHandler {
  const strict = headers(place, NONE)
  const framed = headers(place, SELF)
  return (request, response, next) => (isPreview(request) ? framed : strict)(request, response, next)
}

const isPreview = ({ path, query }: Request): boolean =>
  (path === '/wall' && query['preview'] !== undefined) ||
  (path.startsWith('/wall/') && (query['layout'] !== undefined || query['mirror'] !== undefined))

const headers = ({ secure, dev }: Place, ancestors: string[]) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': SELF,
        'script-src': SELF,
        'style-src': dev ? ["'self'", "'unsafe-inline'"] : SELF, // Vite's dev server writes style elements
        'img-src': ["'self'", 'data:'],
        'object-src': NONE,
        'base-uri': NONE,
        'form-action': SELF,
        'frame-ancestors': ancestors,
        ...(secure && { 'upgrade-insecure-requests': [] }),
      },
    },
    strictTransportSecurity: secure && { maxAge: 31_536_000 },
    // Browsers ignore these on plain http and complain about it.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: ancestors === NONE ? 'deny' : 'sameorigin' },
  })
