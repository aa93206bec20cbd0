import type { RequestHandler } from 'express'
import helmet from 'helmet'

const SELF = ["'self'"]
const NONE = ["'none'"]

/**
 * Strict headers for everything. No inline script and no inline style sheet; style attributes alone are allowed,
 * because the chart library writes its tooltips with them.
 */
export const securityHeaders = ({ secure, dev }: { secure: boolean; dev: boolean }): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': SELF,
        'script-src': SELF,
        'style-src': dev ? ["'self'", "'unsafe-inline'"] : SELF, // Vite's dev server writes style elements
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        'object-src': NONE,
        'base-uri': NONE,
        'form-action': SELF,
        'frame-ancestors': NONE,
        ...(secure && { 'upgrade-insecure-requests': [] }),
      },
    },
    strictTransportSecurity: secure && { maxAge: 31_536_000 },
    // Browsers ignore these on plain http and complain about it.
    crossOriginOpenerPolicy: secure,
    originAgentCluster: secure,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
