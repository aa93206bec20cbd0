import type { RequestHandler } from 'express'
import helmet from 'helmet'

const SELF = ["'self'"]
const NONE = ["'none'"]

/**
 * Strict headers for everything: nothing inline, neither scripts nor styles. Vue and ECharts set styles through the
 * CSSOM, which the policy does not touch, as long as tooltips are DOM nodes and not text with style attributes.
 */
export const securityHeaders = ({ secure, dev }: { secure: boolean; dev: boolean }): RequestHandler =>
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
