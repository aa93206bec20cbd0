import type { PolicyKey } from '#shared/contract/policy.ts'

/**
 * What people, machines and screens of every bureau of an installation may call, as far as their role may. All else is
 * the keeping bureau's alone: its ledgers, reports, walls, catalogue, screens and log of acts. A route that is added
 * is closed to other bureaus until somebody has thought of them.
 */
const OF_ALL_BUREAUS: ReadonlySet<PolicyKey> = new Set<PolicyKey>([
  'DELETE /api/v1/session',
  'GET /api/v1/catalogue',
  'GET /api/v1/board',
  'GET /api/v1/releases',
  'GET /api/v1/releases/days',
  'POST /api/v1/releases',
  'GET /api/v1/series',
  'GET /api/v1/series/:key/observations',
  'GET /api/v1/series/:key/vintages',
  'GET /api/v1/series/:key/provenance',
  'GET /api/v1/series/:key/export',
  'GET /api/v1/export',
  'GET /api/v1/calendar',
  'GET /api/v1/forms/:domain',
  'GET /api/v1/drafts',
  'POST /api/v1/drafts',
  'GET /api/v1/drafts/:id',
  'GET /api/v1/drafts/:id/changes',
  'PATCH /api/v1/drafts/:id',
  'POST /api/v1/drafts/:id/submit',
  'POST /api/v1/drafts/:id/withdraw',
  'POST /api/v1/drafts/:id/return',
  'POST /api/v1/drafts/:id/approve',
  'POST /api/v1/drafts/:id/release',
  'POST /api/v1/drafts/:id/unschedule',
  'POST /api/v1/drafts/:id/discard',
  'GET /api/v1/drafts/:id/impact',
  'GET /api/v1/desk/policy',
  'GET /api/v1/wall',
  'GET /api/v1/wall/pictures/:hash',
  'GET /api/v1/screens/self',
  'live follow',
  'live painted',
  'live present',
  'live edit',
])

/** Whether somebody of this bureau may; an area that is left out is the keeping bureau's. */
export const bureauMayCall = (key: PolicyKey, area: string | undefined): boolean =>
  area === undefined || OF_ALL_BUREAUS.has(key)
