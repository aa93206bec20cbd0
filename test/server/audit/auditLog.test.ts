import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AuditDetail, AuditPage, StoreVerdict } from '#shared/contract/audit.ts'
import { call, enter } from '#test/support/api.ts'
import { readTable } from '#test/support/csv.ts'
import { fetchExport } from '#test/support/exports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const RETAIL = 'economy.retail-sales.growth@410104'
let server: TestServer
let auditor: string
beforeAll(async () => {
  server = await startTestServer()
  auditor = await enter(await server.signInLink('auditor'))
  const pusher = await server.token('publisher')
  const publish = (value: number, reason?: string) =>
    call(server.url, 'POST /api/v1/releases', {
      token: pusher,
      body: {
        title: `零售 ${value}%`,
        observations: [{ series: RETAIL, period: '2020-05', value, ...(reason && { reason }) }],
      },
    })
  expect((await publish(3.1)).status).toBe(201)
  expect((await publish(3.4, '省局反馈')).status).toBe(201)
})
afterAll(() => server.stop())

const ask = async <Answer>(path: string): Promise<Answer> => {
  const { status, body } = await call(server.url, `GET /api/v1/audit${path}`, { cookie: auditor })
  expect(status).toBe(200)
  return body as Answer
}
const found = async (query: string): Promise<string[]> =>
  (await ask<AuditPage>(`?${query}`)).entries.map(({ action, object }) => `${action} ${object}`)

it('says of a release who, when, what, before, after, why and from where', async () => {
  const { entries } = await ask<AuditPage>('?action=release.published')
  expect(entries.map(({ object }) => object)).toEqual(['release:2', 'release:1'])
  const { at, actor, action, origin, release, hash, previous } = await ask<AuditDetail>(`/${entries[0]?.n}`)
  expect(Date.now() - Date.parse(at)).toBeLessThan(60_000)
  expect(actor).toMatchObject({ name: 'test-1', kind: 'machine' })
  expect({ action, origin }).toEqual({ action: 'release.published', origin: 'machine 127.0.0.1' })
  expect(release).toMatchObject({
    ...{ seq: 2, title: '零售 3.4%', more: 0, records: [] },
    figures: [
      {
        ...{ series: RETAIL, period: '2020-05', vintage: 2, reason: '省局反馈', revision: 'correction' },
        before: { value: 3.1, status: 'final', missing: null, demo: false },
        after: { value: 3.4 },
      },
    ],
  })
  expect([hash, previous]).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
})

it('finds acts by who, what, to what, when and any word', async () => {
  expect(await found('actor=test-1')).toEqual(['release.published release:2', 'release.published release:1'])
  expect(await found('object=release:1')).toEqual(['release.published release:1'])
  expect(await found('text=3.4%25')).toEqual(['release.published release:2'])
  expect(await found('text=3%25')).toEqual([]) // the mark stands for itself, not for anything
  expect(await found('action=session')).toEqual([expect.stringMatching(/^session.started session:/)])
  expect(await found('actor=auditor')).toEqual([expect.stringMatching(/^session.started session:/)])
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  expect((await found(`from=${today}&to=${today}`)).length).toBeGreaterThan(5)
  expect(await found(`to=2020-01-01`)).toEqual([])
})

it('is read page by page without a gap', async () => {
  const seen: number[] = []
  for (let next: number | null = Infinity; next !== null;) {
    const before = next === Infinity ? '' : `&before=${next}`
    const page: AuditPage = await ask<AuditPage>(`?limit=3${before}`)
    seen.push(...page.entries.map(({ n }) => n))
    next = page.next
  }
  expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => seen.length - i))
})

it('is taken away as a table that spreadsheets read, and that is an act itself', async () => {
  const security = await server.token('security')
  const { text, headers } = await fetchExport(server.url, security, '/audit/export?action=release')
  expect(text.charCodeAt(0)).toBe(0xfeff)
  expect(headers.get('content-disposition')).toContain('filename*=')
  const rows = readTable(text.slice(1))
  expect(rows.map((row) => [row['操作人'], row['操作'], row['对象'], row['来源']])).toEqual([
    ['test-1', 'release.published', 'release:2', 'machine 127.0.0.1'],
    ['test-1', 'release.published', 'release:1', 'machine 127.0.0.1'],
  ])
  expect(await found('action=audit.exported&actor=test-2')).toEqual(['audit.exported audit'])
})

it('knows who took figures away, and which', async () => {
  const token = await server.token('viewer')
  await call(server.url, 'GET /api/v1/export?format=csv&domain=economy&asOf=1', { token })
  await call(server.url, `GET /api/v1/series/${RETAIL}/export`, { token })
  const { entries } = await ask<AuditPage>('?action=figures.exported')
  expect(entries.map(({ object, detail }) => [object, detail])).toMatchObject([
    [`series:${RETAIL}`, { format: 'csv' }],
    ['figures', { format: 'csv', domain: 'economy', asOf: { seq: 1 } }],
  ])
})

it.each(['?action=RELEASE', '?from=yesterday', '?limit=0', '?nonsense=1', '/none'])(
  'refuses %s',
  async (path) => {
    const { status } = await call(server.url, `GET /api/v1/audit${path}`, { cookie: auditor })
    expect(status).toBe(422)
  },
)

it('has nothing to say of an entry that is not there', async () => {
  expect((await call(server.url, 'GET /api/v1/audit/999999', { cookie: auditor })).status).toBe(404)
})

it('checks everything against everything, and names the head to note elsewhere', async () => {
  const { entries } = await ask<AuditPage>('?limit=1')
  const verdict = await ask<StoreVerdict>('/verify')
  expect(verdict).toMatchObject({ findings: [], more: 0, releases: 2 })
  expect(verdict.head).toEqual({ n: entries[0]?.n, hash: (await ask<AuditDetail>(`/${entries[0]?.n}`)).hash })
})
