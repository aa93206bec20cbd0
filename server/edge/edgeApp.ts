import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { cookieNames } from '#server/accounts/credentials.ts'
import type { Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { Failure } from '#server/failure.ts'
import { sessionCookies } from '#server/http/cookies.ts'
import { errorHandler } from '#server/http/errorHandler.ts'
import type { Metrics } from '#server/http/metrics.ts'
import { requestLog } from '#server/http/requestLog.ts'
import { routeTable } from '#server/http/routeTable.ts'
import { openRoutes } from '#server/http/routes/open.ts'
import { serviceRoutes, type ServicePorts } from '#server/http/routes/service.ts'
import { securityHeaders } from '#server/http/securityHeaders.ts'
import type { OpenObjects } from '#server/open/openObjects.ts'
import { openPolicyRoll } from '#server/policyRoll.ts'

export interface EdgePorts extends Omit<ServicePorts, 'metricsPublic'> {
  readonly config: Config
  readonly log: Logger
  readonly clock: Clock
  readonly metrics: Metrics
  readonly objects: OpenObjects
}

const READS = new Set(['GET', 'HEAD'])

/** Open objects and the questions of machines that watch; for all else it says where to go. Nobody signs in here. */
export function edgeApp(ports: EdgePorts): Express {
  const { config, log, clock } = ports
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.set('etag', false)
  app.disable('x-powered-by')
  app.use(requestLog(log), securityHeaders({ secure, dev: false }), readsOnly)
  const { router, route } = routeTable({
    roll: openPolicyRoll(), // never closed: an edge has a few of the routes
    identify: async () => undefined,
    cookies: sessionCookies(cookieNames(secure), secure, clock),
  })
  openRoutes(route, ports.objects)
  serviceRoutes(route, { ...ports, metricsPublic: config.metricsPublic })
  app.use(router, nothingHere, errorHandler(log))
  return app
}

const readsOnly: RequestHandler = ({ method }, response, next) => {
  response.set('Cache-Control', 'no-store')
  next(READS.has(method) ? undefined : new Failure('edge-only'))
}
const nothingHere: RequestHandler = (_request, _response, next) => next(new Failure('edge-only'))
