import type { ActorRole } from '#shared/contract/roles.ts'

/** Who may call: everybody, anyone signed in (people, machines and screens), or the listed roles. */
export type Audience = 'public' | 'signed-in' | readonly ActorRole[]

const STAFF: readonly ActorRole[] = ['filer', 'reviewer', 'publisher', 'admin']

/** Who files and who reviews; which draft is for whom is decided draft by draft (server/drafts/access.ts). */
const DESK: Audience = ['filer', 'reviewer']

/** Who arranges what stands on the walls. */
const WALLS: Audience = ['admin', 'reviewer']

/** Who is told which account published something; on shared screens an office answers, not a person. */
export const KNOWS_PUBLISHERS: Audience = [...STAFF, 'auditor']

/**
 * Whoever runs the system does not read what is written down of them: the log of acts is for the auditor, who watches
 * over all, and for the security officer, who watches over accounts (三员分立). Neither can change anything in it.
 */
const WATCH: Audience = ['security', 'auditor']

/**
 * Everybody who signs in with a name or a token; shared screens learn of ledgers from the board alone. Which ledger and
 * which record is there for whom is decided one by one (server/ledgers/sight.ts).
 */
const BY_NAME: Audience = [...STAFF, 'viewer', 'security', 'auditor']

/** Who may put something on a shared screen. */
export const PRESENTERS: Audience = ['viewer', 'reviewer', 'admin']

/** Who may look at the roll-call of screens; only the administrator does anything to them. */
const SCREEN_WATCH: Audience = ['reviewer', 'admin', 'security']

/**
 * The one table of who may do what, for routes and socket events alike. What is not listed is refused, and a
 * route or event that the server registers without an entry here stops the start.
 */
export const POLICY = {
  'GET /api/openapi.json': 'public',
  'GET /healthz': 'public',
  'GET /readyz': 'public',
  'GET /metrics': 'public',
  'GET /open/head': 'public',
  'GET /open/board/:epoch/:seq': 'public',
  'GET /open/releases/:epoch/:from/:to': 'public',
  'GET /open/catalogue/:epoch/:seq': 'public',
  'POST /api/v1/session': 'public',
  'GET /api/v1/session': 'public',
  'DELETE /api/v1/session': 'signed-in',
  'GET /api/v1/catalogue': 'signed-in',
  'POST /api/v1/catalogue/changes': ['admin'],
  'GET /api/v1/catalogue/indicators/:code/history': KNOWS_PUBLISHERS,
  'POST /api/v1/ledgers/definitions': ['admin'],
  'GET /api/v1/ledgers/definitions/:code/history': KNOWS_PUBLISHERS,
  'GET /api/v1/board': 'signed-in',
  'GET /api/v1/releases': 'signed-in',
  'GET /api/v1/releases/days': 'signed-in',
  'POST /api/v1/releases': ['reviewer', 'publisher', 'filer'],
  'GET /api/v1/series': 'signed-in',
  'GET /api/v1/series/:key/observations': 'signed-in',
  'GET /api/v1/series/:key/vintages': 'signed-in',
  'GET /api/v1/series/:key/provenance': 'signed-in',
  'GET /api/v1/series/:key/export': 'signed-in',
  'GET /api/v1/export': 'signed-in',
  'GET /api/v1/calendar': 'signed-in',
  'GET /api/v1/forms/:domain': ['filer', 'reviewer'],
  'GET /api/v1/duties': ['filer', 'reviewer'],
  'POST /api/v1/duties/reminders': ['reviewer'],
  'POST /api/v1/duties/reminders/:id/note': ['filer'],
  'GET /api/v1/drafts': DESK,
  'POST /api/v1/drafts': DESK,
  'GET /api/v1/drafts/:id': DESK,
  'GET /api/v1/drafts/:id/changes': DESK,
  'PATCH /api/v1/drafts/:id': DESK,
  'POST /api/v1/drafts/:id/submit': DESK,
  'POST /api/v1/drafts/:id/withdraw': DESK,
  'POST /api/v1/drafts/:id/return': ['reviewer'],
  'POST /api/v1/drafts/:id/approve': ['reviewer'],
  'POST /api/v1/drafts/:id/release': DESK,
  'POST /api/v1/drafts/:id/unschedule': DESK,
  'POST /api/v1/drafts/:id/discard': DESK,
  'GET /api/v1/imports': DESK,
  'POST /api/v1/imports': DESK,
  'GET /api/v1/imports/:id': DESK,
  'GET /api/v1/imports/:id/sheets/:sheet/pages/:page': DESK,
  'PUT /api/v1/imports/:id/mapping': DESK,
  'POST /api/v1/imports/:id/draft': DESK,
  'DELETE /api/v1/imports/:id': DESK,
  'GET /api/v1/drafts/:id/impact': DESK,
  'GET /api/v1/releases/:seq/revert': DESK,
  'POST /api/v1/releases/:seq/revert': DESK,
  'GET /api/v1/ledgers': BY_NAME,
  'GET /api/v1/ledgers/due': BY_NAME,
  'GET /api/v1/ledgers/:entity': BY_NAME,
  'GET /api/v1/ledgers/:entity/template': BY_NAME,
  'GET /api/v1/ledgers/:entity/export': BY_NAME,
  'GET /api/v1/ledgers/:entity/records': BY_NAME,
  'POST /api/v1/ledgers/batches': DESK,
  'GET /api/v1/appraisal': BY_NAME,
  'GET /api/v1/appraisal/rounds/:round': BY_NAME,
  'POST /api/v1/appraisal/rounds/:round': DESK,
  'POST /api/v1/appraisal/months': DESK,
  'POST /api/v1/appraisal/sheets': DESK,
  'POST /api/v1/ledgers/:entity/records': DESK,
  'POST /api/v1/ledgers/:entity/files': DESK,
  'GET /api/v1/ledgers/:entity/files/:file': DESK,
  'GET /api/v1/ledgers/:entity/records/:id': BY_NAME,
  'POST /api/v1/ledgers/:entity/records/:id/events': DESK,
  'POST /api/v1/ledgers/:entity/records/:id/comments': DESK,
  'POST /api/v1/ledgers/:entity/records/:id/files': DESK,
  'POST /api/v1/ledgers/:entity/records/:id/reminders': DESK,
  'GET /api/v1/ledgers/:entity/records/:id/files/:file': BY_NAME,
  'GET /api/v1/rooms': 'signed-in',
  'GET /api/v1/rooms/:room': 'signed-in',
  'GET /api/v1/wall': 'signed-in',
  'GET /api/v1/wall/drafts': WALLS,
  'POST /api/v1/wall/drafts': WALLS,
  'PATCH /api/v1/wall/drafts/:id': WALLS,
  'DELETE /api/v1/wall/drafts/:id': WALLS,
  'POST /api/v1/wall/drafts/:id/release': WALLS,
  'GET /api/v1/wall/history/:part/:code': KNOWS_PUBLISHERS,
  'GET /api/v1/wall/pictures': WALLS,
  'POST /api/v1/wall/pictures': WALLS,
  'GET /api/v1/wall/pictures/:hash': 'signed-in',
  'GET /api/v1/reports': BY_NAME,
  'POST /api/v1/reports': DESK,
  'POST /api/v1/reports/preview': ['filer', 'reviewer', 'admin'],
  'GET /api/v1/reports/templates': STAFF,
  'PUT /api/v1/reports/templates/:code': ['admin', 'reviewer'],
  'GET /api/v1/reports/templates/:code/history': STAFF,
  'GET /api/v1/reports/:id': BY_NAME,
  'PATCH /api/v1/reports/:id': DESK,
  'POST /api/v1/reports/:id/submit': DESK,
  'POST /api/v1/reports/:id/discard': DESK,
  'GET /api/v1/reports/:id/files/:form': BY_NAME,
  'GET /api/v1/desk/policy': STAFF,
  'PUT /api/v1/desk/policy': ['admin'],
  'POST /api/v1/screens/pairings': 'public',
  'GET /api/v1/screens/pairings/own': 'public',
  'GET /api/v1/screens/self': 'signed-in',
  'POST /api/v1/screens/self/credential': ['screen'],
  'POST /api/v1/screens': ['admin'],
  'PUT /api/v1/screens/:id': ['admin'],
  'DELETE /api/v1/screens/:id': ['admin'],
  'GET /api/v1/stages': PRESENTERS,
  'PUT /api/v1/screens/:id/stage': PRESENTERS,
  'DELETE /api/v1/screens/:id/stage': PRESENTERS,
  'GET /api/v1/screens': SCREEN_WATCH,
  'GET /api/v1/screens/receipts': SCREEN_WATCH,
  'GET /api/v1/screens/:id/picture': SCREEN_WATCH,
  'POST /api/v1/screens/:id/commands': ['admin'],
  'PUT /api/v1/screens/self/picture': ['screen'],
  'POST /api/v1/screens/self/faults': ['screen'],
  'GET /api/v1/receipts': STAFF,
  'GET /api/v1/receipts/following': STAFF,
  'GET /api/v1/audit': WATCH,
  'GET /api/v1/audit/export': WATCH,
  'GET /api/v1/audit/verify': WATCH,
  'GET /api/v1/audit/:n': WATCH,
  'live follow': 'signed-in',
  'live painted': 'signed-in',
  'live present': 'signed-in',
  'live edit': DESK,
  'live point': PRESENTERS,
  'live status': ['screen'],
} as const satisfies Record<string, Audience>

export type PolicyKey = keyof typeof POLICY
/** Keys of HTTP routes, `METHOD /path`; and of socket events, `live name`. */
export type LiveKey = Extract<PolicyKey, `live ${string}`>
export type RouteKey = Exclude<PolicyKey, LiveKey>

export const mayCall = (audience: Audience, role: ActorRole | undefined): boolean => {
  if (audience === 'public') return true
  if (role === undefined) return false
  return audience === 'signed-in' || audience.includes(role)
}
