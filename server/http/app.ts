import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import { openCalendar } from '#server/calendar/openCalendar.ts'
import type { Clock } from '#server/clock.ts'
import { cellsInReview, type Drafts } from '#server/drafts/index.ts'
import { openExports } from '#server/exports/index.ts'
import { openDuties, openForms } from '#server/filing/index.ts'
import { openAppraisal } from '#server/appraisal/index.ts'
import type { Attempts } from '#server/attempts/attempts.ts'
import { openAudit } from '#server/audit/index.ts'
import type { NightlyBackup } from '#server/backup/nightly.ts'
import type { Accounts } from '#server/accounts/index.ts'
import { cookieNames } from '#server/accounts/credentials.ts'
import { sessionCookies } from '#server/http/cookies.ts'
import { errorHandler } from '#server/http/errorHandler.ts'
import type { Metrics } from '#server/http/metrics.ts'
import { refuseForeign } from '#server/http/refuseForeign.ts'
import { requestLog } from '#server/http/requestLog.ts'
import { appraisalRoutes } from '#server/http/routes/appraisal.ts'
import { auditRoutes } from '#server/http/routes/audit.ts'
import { boardRoutes } from '#server/http/routes/board.ts'
import { calendarRoutes } from '#server/http/routes/calendar.ts'
import { catalogueRoutes } from '#server/http/routes/catalogue.ts'
import { draftRoutes } from '#server/http/routes/drafts.ts'
import { exportRoutes } from '#server/http/routes/exports.ts'
import { dutyRoutes, formRoutes } from '#server/http/routes/filing.ts'
import { importRoutes } from '#server/http/routes/imports.ts'
import { ledgerRoutes } from '#server/http/routes/ledgers.ts'
import { ledgerSheetRoutes } from '#server/http/routes/ledgerSheets.ts'
import { openRoutes } from '#server/http/routes/open.ts'
import { receiptRoutes } from '#server/http/routes/receipts.ts'
import { reportRoutes } from '#server/http/routes/reports.ts'
import { rollRoutes } from '#server/http/routes/roll.ts'
import { roomRoutes } from '#server/http/routes/rooms.ts'
import { wallRoutes } from '#server/http/routes/wall.ts'
import { reviewRoutes } from '#server/http/routes/review.ts'
import { openObjects } from '#server/open/openObjects.ts'
import { openReview } from '#server/review/index.ts'
import { releaseRoutes } from '#server/http/routes/releases.ts'
import { seriesRoutes } from '#server/http/routes/series.ts'
import { serviceRoutes } from '#server/http/routes/service.ts'
import { stageRoutes } from '#server/http/routes/stages.ts'
import { screenRoutes } from '#server/http/routes/screens.ts'
import { sessionRoutes } from '#server/http/routes/session.ts'
import { routeTable } from '#server/http/routeTable.ts'
import { securityHeaders } from '#server/http/securityHeaders.ts'
import type { Config } from '#server/config.ts'
import { Failure } from '#server/failure.ts'
import type { Imports } from '#server/imports/index.ts'
import type { Ledgers } from '#server/ledgers/index.ts'
import type { Reports } from '#server/reports/index.ts'
import type { Screens } from '#server/screens/index.ts'
import type { Roll } from '#server/screens/roll/index.ts'
import type { Rooms } from '#server/rooms/index.ts'
import type { Scenes } from '#server/scenes/index.ts'
import type { Nodes } from '#server/nodes/index.ts'
import type { PolicyRoll } from '#server/policyRoll.ts'
import type { Releases } from '#server/releases/index.ts'
import { openVerify } from '#server/verify/index.ts'
import type { Store } from '#server/store/store.ts'
import type { Catalogue } from '#shared/catalogue/catalogue.ts'
import type { Face, ReleaseReceipts } from '#shared/contract/live.ts'

export interface AppPorts {
  readonly config: Config
  readonly log: Logger
  readonly clock: Clock
  readonly store: Store
  /** As it stands whenever it is asked. */
  readonly catalogue: Catalogue
  /** As it came with the product. */
  readonly delivered: Catalogue
  readonly releases: Releases
  readonly drafts: Drafts
  readonly imports: Imports
  readonly ledgers: Ledgers
  readonly rooms: Rooms
  readonly reports: Reports
  readonly screens: Screens
  readonly scenes: Scenes
  readonly screenRoll: Roll
  /** Identity of the client build that is served. */
  readonly build: string
  readonly nodes: Nodes
  readonly accounts: Accounts
  readonly attempts: Attempts
  readonly metrics: Metrics
  readonly backups: Pick<NightlyBackup, 'state'>
  readonly roll: PolicyRoll
  readonly newestReceipts: () => readonly ReleaseReceipts[]
  readonly following: () => ReadonlyMap<Face, number>
  /** Serves the pages: a build, or Vite while developing. */
  readonly pages: RequestHandler
  readonly dev: boolean
}

/** The whole HTTP side: guards, then the API by its tables, then the pages; every error as a problem document. */
export function createApp(ports: AppPorts): Express {
  const { config, clock, log, releases, accounts, metrics, attempts } = ports
  const secure = config.publicUrl?.startsWith('https:') ?? false
  const cookies = sessionCookies(cookieNames(secure), secure, clock)

  const app = express()
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.set('etag', false)
  app.disable('x-powered-by')
  app.use(requestLog(log), securityHeaders({ secure, dev: ports.dev }), noStore, refuseForeign(config))

  // Whoever comes from another node finds what they found there.
  app.use('/api/v1', async (_request, _response, next) => {
    await ports.nodes.current()
    next()
  })
  const { router, route } = routeTable({ ...ports, identify: accounts.identify, cookies })
  sessionRoutes(route, accounts, cookies, attempts)
  boardRoutes(route, releases)
  catalogueRoutes(route, releases)
  releaseRoutes(route, releases, ports.drafts, metrics)
  seriesRoutes(route, releases)
  const audit = openAudit({
    ...ports,
    delivered: { indicator: ports.delivered.indicator, walls: ports.scenes.delivered },
  })
  exportRoutes(route, openExports(ports), audit, attempts)
  formRoutes(route, openForms(ports))
  const calendar = openCalendar(ports)
  calendarRoutes(route, calendar)
  const duties = {
    calendar,
    inReview: () => cellsInReview(ports.store.read),
    dueAmong: ports.ledgers.dueAmong,
  }
  dutyRoutes(route, openDuties({ ...ports, ...duties }))
  auditRoutes(route, audit, openVerify({ ...ports, ...ports.store.files }), attempts)
  draftRoutes(route, ports.drafts)
  reviewRoutes(route, ports.drafts, openReview(ports))
  importRoutes(route, ports.imports)
  ledgerRoutes(route, ports.ledgers)
  appraisalRoutes(route, openAppraisal(ports))
  ledgerSheetRoutes(route, ports.ledgers, audit, attempts)
  roomRoutes(route, ports.rooms)
  reportRoutes(route, ports.reports, audit, attempts)
  screenRoutes(route, ports.screens, cookies, attempts)
  stageRoutes(route, ports.screens, ports.screenRoll)
  rollRoutes(route, ports.screenRoll, ports.build)
  wallRoutes(route, ports.scenes)
  receiptRoutes(route, ports)
  openRoutes(route, config.openData ? openObjects(ports) : undefined)
  serviceRoutes(route, { ...ports, metricsPublic: config.metricsPublic })
  app.use(router)

  // While developing, Vite serves the modules of client/api under the same name.
  app.all(['/api', ports.dev ? '/api/v1/{*rest}' : '/api/{*rest}'], nothingHere)
  app.all('/{*page}', ports.pages)
  app.use(nothingHere, errorHandler(log))
  return app
}

const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const nothingHere: RequestHandler = (_request, _response, next) => next(new Failure('not-found'))
