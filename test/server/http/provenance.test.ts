import { afterAll, beforeAll, expect, it } from 'vitest'
import { Provenance } from '#shared/contract/provenance.ts'
import { mayCall, KNOWS_PUBLISHERS } from '#shared/contract/policy.ts'
import { ROLES } from '#shared/contract/roles.ts'
import { call, enter, type ApiRequest } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const RETAIL = 'economy.retail-sales.growth@410104'
const SOURCE = { publisher: '郑州市统计局', title: '2020年1—5月主要指标', date: '2020-06-18' }

let server: TestServer
let desk: string
beforeAll(async () => {
  server = await startTestServer()
  desk = await server.token('publisher')
  const observation = (value: number | null, more: object) => ({
    observations: [{ series: RETAIL, period: '2020-05', value, ...more }],
  })
  await publish({
    ...observation(-6.3, { status: 'preliminary', note: '快报数' }),
    title: '5月快报',
    source: SOURCE,
  })
  await publish(observation(-6.1, { reason: '企业补报', note: undefined }))
  await publish({
    observations: [
      { series: RETAIL, period: '2020-06', value: null, status: 'missing', missing: 'confidential' },
    ],
  })
})
afterAll(() => server.stop())

async function publish(body: object): Promise<void> {
  const answer = await call(server.url, 'POST /api/v1/releases', { token: desk, body })
  expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, ''])
}

async function ask(query: string, who: ApiRequest = { token: desk }, series = RETAIL): Promise<Provenance> {
  const path = `GET /api/v1/series/${encodeURIComponent(series)}/provenance?${query}`
  const answer = await call(server.url, path, who)
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, ''])
  return Provenance.parse(answer.body)
}

it('a revised figure tells its source, its release and every value that it has had', async () => {
  expect(await ask('period=2020-05')).toMatchObject({
    series: RETAIL,
    period: '2020-05',
    asOf: 3,
    unit: 'percent',
    scope: 'management',
    feed: 'release',
    value: -6.1,
    source: null,
    filedBy: { office: 'bureau.stats-general' },
    reviewedBy: null,
    release: { seq: 2, owner: 'bureau.stats-general' },
    vintages: [
      { vintage: 1, value: -6.3, status: 'preliminary', note: '快报数', source: SOURCE, seq: 1 },
      { vintage: 2, value: -6.1, reason: '企业补报', seq: 2 },
    ],
    formula: null,
  })
})

it('as of a past release it tells what was known then and nothing of what came after', async () => {
  const then = await ask('period=2020-05&asOf=1')
  expect(then).toMatchObject({
    asOf: 1,
    value: -6.3,
    note: '快报数',
    source: SOURCE,
    release: { seq: 1, title: '5月快报' },
  })
  expect(then.vintages).toHaveLength(1)
  expect(await ask('asOf=2')).toMatchObject({ period: '2020-05', value: -6.1 })
  expect(await ask('asOf=0')).toMatchObject({ period: null, value: null, status: null, vintages: [] })
})

it('without a period it is about the newest one, and a missing value says why it is missing', async () => {
  expect(await ask('')).toMatchObject({
    period: '2020-06',
    value: null,
    status: 'missing',
    missing: 'confidential',
    release: { seq: 3 },
  })
})

it('a figure that nobody has published yet still tells who files it', async () => {
  expect(await ask('period=2020-04')).toMatchObject({
    period: '2020-04',
    value: null,
    status: null,
    release: null,
    vintages: [],
    filedBy: { office: 'bureau.stats-general', person: null },
  })
})

it('a derived figure tells its formula in words, and each input at the vintage that went into the sum', async () => {
  const invested = (amount: number, reason?: string) => ({
    entity: 'project-progress',
    id: 'P-1-2020-05',
    fields: { project: 'P-1', period: '2020-05', investedYtd: amount, state: 'accepted' },
    on: '2020-06-05',
    ...(reason !== undefined && { reason }),
  })
  const planned = { name: '商都古城', lists: ['key'], planYear: 12_000_000_000, state: 'building' }
  await publish({ records: [{ entity: 'project', id: 'P-1', fields: planned, on: '2020-01-10' }] })
  await publish({ records: [invested(4_000_000_000)] })
  await publish({ records: [invested(5_000_000_000, '核对台账')] })
  const rate = 'projects.key.completion-rate@410104'
  const told = await ask('period=2020-05', undefined, rate)
  const done = { series: 'projects.key.invested-ytd@410104', period: '2020-05' }
  expect(told).toMatchObject({
    feed: 'formula',
    definition: { zh: expect.stringContaining('区重点项目累计完成投资') as string },
    formula: {
      inputs: [
        { ...done, value: 50 },
        { series: 'projects.key.plan-year@410104', period: '2020', value: 120 },
      ],
    },
  })
  expect(told.value).toBeCloseTo((50 / 120) * 100, 9)
  const before = await ask(`period=2020-05&asOf=${told.asOf - 1}`, undefined, rate)
  expect(before.formula?.inputs[0]).toMatchObject({ ...done, value: 40 })
  expect(before.formula?.inputs[0]?.vintage).toBe((told.formula?.inputs[0]?.vintage ?? 0) - 1)
  expect(before.value).toBeCloseTo((40 / 120) * 100, 9)
})

it('a figure of a project has no statistical scope', async () => {
  expect(await ask('', undefined, 'project.invested-ytd@project:P-1')).toMatchObject({
    scope: null,
    unit: 'CNY-10K',
  })
})

it.each(ROLES)('%s is told the name of the publishing account only where policy says so', async (role) => {
  const told = await ask('period=2020-05', { token: await server.token(role) })
  if (mayCall(KNOWS_PUBLISHERS, role)) expect(told.filedBy.person).toMatch(/^test-\d+$/)
  else {
    expect(told.filedBy.person).toBeNull()
    expect(JSON.stringify(told)).not.toContain('test-1')
  }
})

it('a screen is told no name', async () => {
  const told = await ask('period=2020-05', { cookie: await enter(server.wallLink) })
  expect(told.filedBy.person).toBeNull()
  expect(JSON.stringify(told)).not.toContain('test-1')
})

it('refuses what cannot be answered and says which part is wrong', async () => {
  const refusal = async (path: string) => {
    const { status, body } = await call(server.url, `GET /api/v1/series/${path}`, { token: desk })
    return { status, body }
  }
  expect(await refusal('no.such@410104/provenance')).toMatchObject({ status: 404 })
  expect(await refusal(`${RETAIL}/provenance?period=May`)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: 'period' }] },
  })
  expect(await refusal(`${RETAIL}/provenance?asOf=99`)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: 'asOf' }] },
  })
})
