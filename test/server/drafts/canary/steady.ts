import type { RouteKey } from '#shared/contract/policy.ts'

/** What everybody is answered alike for as long as nothing is released: also the number of bytes says nothing. */
export const STEADY: ReadonlySet<RouteKey> = new Set([
  'GET /api/openapi.json',
  'GET /readyz',
  'GET /open/head',
  'GET /open/board/:epoch/:seq',
  'GET /open/releases/:epoch/:from/:to',
  'GET /api/v1/board',
  'GET /api/v1/catalogue',
  'GET /api/v1/releases',
  'GET /api/v1/releases/days',
  'GET /api/v1/series',
  'GET /api/v1/series/:key/observations',
  'GET /api/v1/series/:key/vintages',
  'GET /api/v1/series/:key/provenance',
  'GET /api/v1/calendar',
  'GET /api/v1/drafts',
  'GET /api/v1/imports',
  'GET /api/v1/duties',
  'GET /api/v1/reports',
  'GET /api/v1/ledgers',
  'GET /api/v1/ledgers/due',
  'GET /api/v1/ledgers/:entity',
  'GET /api/v1/ledgers/:entity/records',
  'GET /api/v1/ledgers/:entity/records/:id',
])
