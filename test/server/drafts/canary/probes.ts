import { unzippedText } from '#test/support/unzip.ts'
import type { Received } from '#test/server/drafts/canary/canaries.ts'
import { POLICY, type RouteKey } from '#shared/contract/policy.ts'

/** A kind of person or machine, as it presents itself. */
export interface Viewer {
  readonly who: string
  readonly headers: Readonly<Record<string, string>>
}

/** What the paths of routes are filled with. */
export interface Places {
  readonly key: readonly string[]
  readonly id: readonly string[]
  readonly seq: readonly string[]
  readonly n: readonly string[]
  readonly code: readonly string[]
  readonly domain: readonly string[]
  readonly sheet: readonly string[]
  readonly page: readonly string[]
  readonly entity: readonly string[]
  readonly file: readonly string[]
  readonly round: readonly string[]
  readonly room: readonly string[]
  readonly part: readonly string[]
  readonly hash: readonly string[]
  readonly form: readonly string[]
  readonly epoch: readonly string[]
  readonly from: readonly string[]
  readonly to: readonly string[]
}

/** Questions that a route is asked beside the bare one. */
const QUERIES: Readonly<Partial<Record<RouteKey, readonly string[]>>> = {
  'GET /api/v1/board': ['asOf=1', 'asOf=2020-09-15'],
  'GET /api/v1/catalogue': ['asOf=1'],
  'GET /api/v1/releases': ['after=0', 'after=0&limit=500', 'after=1', 'after=99'],
  'GET /api/v1/series': ['limit=1000', 'domain=economy', 'indicator=economy.retail-sales.level'],
  'GET /api/v1/series/:key/observations': ['asOf=1', 'from=2020-01&to=2020-12'],
  'GET /api/v1/series/:key/vintages': ['period=2020-04'],
  'GET /api/v1/series/:key/provenance': ['period=2020-04', 'period=2020-07'],
  'GET /api/v1/series/:key/export': ['format=sdmx-csv', 'format=csv&lang=en'],
  'GET /api/v1/export': ['format=xlsx', 'format=sdmx-csv', 'format=csv&domain=economy'],
  'GET /api/v1/calendar': ['month=2020-05', 'month=2020-08', 'month=2020-09'],
  'GET /api/v1/forms/:domain': ['period=2020-04', 'period=2020-04&lang=en'],
  'GET /api/v1/drafts': ['mine=1', 'state=scheduled', 'state=submitted', 'state=released'],
  'GET /api/v1/drafts/:id/changes': ['since=0'],
  'GET /api/v1/rooms/:room': ['on=2020-09-15', 'face=wall', 'of=x'],
  'GET /api/v1/ledgers/:entity/records': ['q=zq', 'group=state', 'sort=-id', 'on=2020-09-15'],
  'GET /api/v1/reports': ['draft=nothing'],
  'GET /api/v1/audit': ['limit=500', 'action=draft', 'action=import'],
}

const LEVEL = 'economy.retail-sales.level@410104'
const cell = { series: LEVEL, period: '2020-04', text: '3', seen: 0 }
const publishing = (more: object) => ({
  observations: [{ series: LEVEL, period: '2020-04', value: 3, ...more }],
})
const acting = [{ version: 1 }, { version: 3, remark: 'x', then: 'release' }, { version: 99, remark: 'x' }]

/** What is sent to routes that change something: enough to be read, and to collide with what is in the drafts. */
const BODIES: Readonly<Partial<Record<RouteKey, readonly unknown[]>>> = {
  'POST /api/v1/session': [
    { name: '王填报', password: 'guess-the-word' },
    { code: 'a-code-that-nobody-has' },
  ],
  'POST /api/v1/releases': [
    publishing({ basedOn: 7 }),
    publishing({ value: '3' }),
    { observations: [...publishing({}).observations, ...publishing({ value: 4 }).observations] },
  ],
  'POST /api/v1/catalogue/changes': [{ edits: [], reason: 'x' }],
  'POST /api/v1/duties/reminders': [
    { owner: 'bureau.stats-general', cells: [{ series: LEVEL, period: '2020-04' }] },
  ],
  'POST /api/v1/duties/reminders/:id/note': [{}],
  'POST /api/v1/drafts': [
    { origin: 'api', sheet: null, entries: [cell] },
    { origin: 'sheet', sheet: { domain: 'economy', period: '2020-04' }, entries: [cell] },
  ],
  'PATCH /api/v1/drafts/:id': [{ set: [{ ...cell, base: 1 }] }, { head: { title: 'x' } }],
  'POST /api/v1/drafts/:id/submit': acting,
  'POST /api/v1/drafts/:id/withdraw': acting,
  'POST /api/v1/drafts/:id/return': acting,
  'POST /api/v1/drafts/:id/approve': acting,
  'POST /api/v1/drafts/:id/release': acting,
  'POST /api/v1/drafts/:id/unschedule': acting,
  'POST /api/v1/drafts/:id/discard': acting,
  'POST /api/v1/imports': ['指标,单位,2020年1-4月\n社会消费品零售总额,亿元,3\n'],
  'PUT /api/v1/imports/:id/mapping': [{ version: 1, sheets: [] }],
  'POST /api/v1/imports/:id/draft': [{ version: 1 }],
  'DELETE /api/v1/imports/:id': [undefined],
  'POST /api/v1/releases/:seq/revert': [{ reason: 'x', figures: [{ series: LEVEL, period: '2020-04' }] }],
  'POST /api/v1/ledgers/definitions': [{ ledgers: [], reason: 'x' }],
  'POST /api/v1/ledgers/batches': [
    {
      records: [
        { entity: 'statutory-return', event: 'return.due', fields: { name: 'x', period: '2020-08' } },
      ],
    },
    { records: [{ entity: 'major-decision', event: 'decision.proposed', fields: { kind: 'decision' } }] },
  ],
  'POST /api/v1/appraisal/rounds/:round': [
    { marks: [{ candidate: 'x', item: null, judge: null, score: 3, basedOn: 0 }] },
    { publish: {} },
  ],
  'POST /api/v1/appraisal/months': [{ period: '2020-08', domain: 'ecology', sheet: null, units: ['x', 'y'] }],
  'POST /api/v1/appraisal/sheets': [
    { name: 'x', kind: 'monthly', items: [{ name: 'x', weight: 50, max: 10 }] },
  ],
  'POST /api/v1/ledgers/:entity/records': [
    { event: 'return.due', fields: { name: 'x', period: '2020-08' } },
    { event: 'decision.proposed', fields: { kind: 'decision', title: 'x' } },
  ],
  'POST /api/v1/ledgers/:entity/records/:id/events': [
    { event: 'return.filed', basedOn: 7 },
    { event: 'decision.studied', fields: {} },
  ],
  'POST /api/v1/ledgers/:entity/records/:id/comments': [{ text: 'x' }],
  'POST /api/v1/ledgers/:entity/records/:id/files': ['%PDF-1.4'],
  'POST /api/v1/ledgers/:entity/records/:id/reminders': [{ remark: 'x' }],
  'POST /api/v1/ledgers/:entity/files': ['%PDF-1.4'],
  'POST /api/v1/wall/drafts': [{ part: 'scene', basedOn: null, entry: { code: 'x' } }],
  'PATCH /api/v1/wall/drafts/:id': [{ version: 1, entry: { code: 'x' } }],
  'DELETE /api/v1/wall/drafts/:id': [undefined],
  'POST /api/v1/wall/drafts/:id/release': [{ version: 1, reason: 'x' }],
  'POST /api/v1/wall/pictures': ['%PDF-1.4'],
  'POST /api/v1/screens/pairings': [{}],
  'POST /api/v1/screens/self/credential': [{}],
  'POST /api/v1/screens': [{ code: '000000', name: 'x', place: '' }],
  'PUT /api/v1/screens/:id': [{ name: 'x', place: '' }],
  'DELETE /api/v1/screens/:id': [undefined],
  'PUT /api/v1/screens/:id/stage': [{ scene: 'overview' }],
  'DELETE /api/v1/screens/:id/stage': [undefined],
  'POST /api/v1/screens/:id/commands': [{ kind: 'reload' }],
  'PUT /api/v1/screens/self/picture': ['%PDF-1.4'],
  'POST /api/v1/screens/self/faults': [{ at: 0, kind: 'blocked', what: 'x' }],
  'POST /api/v1/reports': [{ template: 'no-such-template', period: '2020-08' }],
  'POST /api/v1/reports/preview': [
    { kind: 'bulletin', period: '2020-08', text: `# {{report.unit}}\n\n{{${LEVEL.split('@')[0]} | 亿元}}` },
  ],
  'PUT /api/v1/reports/templates/:code': [{ version: 99, kind: 'bulletin', zh: 'x', en: 'x', text: '# x' }],
  'PATCH /api/v1/reports/:id': [{ version: 1, text: '# x' }],
  'POST /api/v1/reports/:id/submit': [{ version: 99 }],
  'POST /api/v1/reports/:id/discard': [{ version: 99 }],
  'PUT /api/v1/desk/policy': [{ fourEyes: { nonsense: true } }, { fourEyes: { economy: true } }],
}
/** Ends the viewer: asked last. */
const LAST: RouteKey = 'DELETE /api/v1/session'

interface Probe {
  readonly key: RouteKey
  readonly path: string
  readonly body?: unknown
}

const isRoute = (key: string): key is RouteKey => !key.startsWith('live ')

/**
 * Every route of the policy table with every place and every question. A new route is asked by itself where it only
 * reads; one that changes something, or a path with a new name in it, fails here until somebody says what to send.
 */
export function probes(places: Places, isWanted: (key: RouteKey) => boolean = () => true): readonly Probe[] {
  const keys = Object.keys(POLICY).filter(isRoute).filter(isWanted)
  const inOrder = keys.toSorted((a, b) => Number(a === LAST) - Number(b === LAST))
  return inOrder.flatMap((key) => {
    const paths = filled(key.slice(key.indexOf(' ') + 1), places)
    if (key.startsWith('GET '))
      return paths.flatMap((path) =>
        ['', ...(QUERIES[key] ?? [])].map((query) => ({ key, path: query ? `${path}?${query}` : path })),
      )
    const bodies = key === LAST ? [undefined] : BODIES[key]
    if (!bodies) throw new Error(`canary: what is to be sent to ${key}?`)
    return paths.flatMap((path) => bodies.map((body) => ({ key, path, body })))
  })
}

function filled(path: string, places: Places): readonly string[] {
  const [name] = /:([a-z]+)/i.exec(path)?.slice(1) ?? []
  if (name === undefined) return [path]
  const values = Object.entries(places).find(([place]) => place === name)?.[1] as
    readonly string[] | undefined
  if (!values) throw new Error(`canary: what is to stand for :${name} in ${path}?`)
  return values.flatMap((value) => filled(path.replace(`:${name}`, encodeURIComponent(value)), places))
}

/** Everything that comes back, headers and unpacked workbooks included. */
export async function ask(
  url: string,
  { who, headers }: Viewer,
  { key, path, body }: Probe,
): Promise<Received> {
  const [method = 'GET'] = key.split(' ')
  const isFile = typeof body === 'string'
  const response = await fetch(url + path, {
    method,
    redirect: 'manual',
    headers: {
      ...headers,
      ...(body !== undefined && { 'content-type': isFile ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body !== undefined && { body: isFile ? body : JSON.stringify(body) }),
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const text =
    bytes.subarray(0, 4).toString('latin1') === 'PK\x03\x04' ? unzippedText(bytes) : bytes.toString()
  const sent = [...response.headers].map((header) => header.join(': ')).join('\n')
  return { who, what: `${method} ${path} → ${response.status}`, text: `${sent}\n${text}` }
}
