import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorHandler } from '#server/http/errorHandler.ts'
import { Problem } from '#shared/contract/problem.ts'
import { call } from '#test/support/api.ts'
import { RETAIL } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('reviewer')
})
afterAll(() => server.stop())

const publish = (body: unknown, headers: Record<string, string> = {}) =>
  call(server.url, 'POST /api/v1/releases', { token, body, headers })
const one = (fields: object) => ({
  observations: [{ series: RETAIL, period: '2020-05', value: 3.2, ...fields }],
})

describe('a figure that cannot be published', () => {
  it.each([
    [
      'an unknown indicator',
      one({ series: 'economy.nothing@410104' }),
      '/observations/0/series',
      'unknown-indicator',
    ],
    [
      'an unknown subject',
      one({ series: 'economy.retail-sales.growth@999999' }),
      '/observations/0/series',
      'unknown-subject',
    ],
    ['a series that is none', one({ series: 'retail sales' }), '/observations/0/series', 'malformed-series'],
    ['a period that is none', one({ period: '2020-13' }), '/observations/0/period', 'malformed-period'],
    [
      'January where it is combined',
      one({ period: '2020-01' }),
      '/observations/0/period',
      'january-combined',
    ],
    [
      'a quarter for a monthly series',
      one({ period: '2020-Q2' }),
      '/observations/0/period',
      'wrong-period-kind',
    ],
    [
      'a month for a quarterly series',
      one({ series: 'economy.gdp.growth@410104' }),
      '/observations/0/period',
      'wrong-period-kind',
    ],
    ['a period that has not ended', one({ period: '2999-05' }), '/observations/0/period', 'future-period'],
    ['an unknown unit', one({ unit: 'furlong' }), '/observations/0/unit', 'unknown-unit'],
    ['a unit of another kind', one({ unit: 'CNY-10K' }), '/observations/0/unit', 'unit-mismatch'],
    ['text', one({ value: '3.2' }), '/observations/0/value', 'value-is-text'],
    ['full-width digits', one({ value: '３．２' }), '/observations/0/value', 'value-full-width'],
    ['a field that nobody knows', one({ colour: 'red' }), '/observations/0/colour', 'unknown-key'],
    ['nothing at all', { observations: [] }, '', 'empty-release'],
    ['no object', [], '', 'wrong-type'],
  ])('%s is named with its place and both languages', async (_name, body, pointer, code) => {
    const answer = await publish(body)
    expect(answer.status).toBe(422)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = Problem.parse(answer.body)
    expect(problem).toMatchObject({ code: 'invalid', status: 422, type: 'urn:guanlan:problem:invalid' })
    expect(problem.errors).toContainEqual(expect.objectContaining({ pointer, code }))
    for (const field of problem.errors ?? []) {
      expect(field.zh).toMatch(/\p{Script=Han}/u)
      expect(`${field.zh}${field.en}`).not.toMatch(/\{\w+\}|undefined|NaN/)
    }
    expect(server.releases.board().seq).toBe(0)
  })

  it('1e400 is no number', async () => {
    const answer = await publish(`{"observations":[{"series":"${RETAIL}","period":"2020-05","value":1e400}]}`)
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/observations/0/value', code: 'value-not-finite' }] },
    })
  })
})

describe('a request that cannot be read', () => {
  it.each([
    ['NaN', `{"observations":[{"value":NaN}]}`, {}, 400, 'malformed-json'],
    ['half a document', `{"observations":[`, {}, 400, 'malformed-json'],
    ['a form', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media'],
    ['text that is JSON', '{}', { 'content-type': 'text/plain' }, 415, 'unsupported-media'],
    ['an encoding nobody knows', '{}', { 'content-encoding': 'rot13' }, 415, 'unsupported-media'],
    [
      'an alphabet nobody knows',
      '{}',
      { 'content-type': 'application/json; charset=klingon' },
      415,
      'unsupported-media',
    ],
    ['what calls itself compressed and is not', '{}', { 'content-encoding': 'gzip' }, 400, 'malformed-json'],
  ])('%s', async (_name, body, headers, status, code) => {
    expect(await publish(body, headers)).toMatchObject({ status, body: { code } })
  })

  it('a body over 1 MB', async () => {
    expect(await publish({ ...one({}), title: 'x'.repeat(1_100_000) })).toMatchObject({
      status: 413,
      body: { code: 'too-large' },
    })
  })

  it.each([40, 3_000, 200_000])('%i lists within each other', async (depth) => {
    const nested = '['.repeat(depth) + ']'.repeat(depth)
    const body = `{"records":[{"entity":"project","id":"p1","fields":{"x":${nested}}}]}`
    expect(await publish(body, { 'idempotency-key': `deep-${depth}` })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ pointer: '', code: 'too-deep' }] },
    })
  })

  it.each([
    ['', 'invalid'],
    ['k'.repeat(201), 'too-long'],
  ])('an Idempotency-Key of %j', async (key, code) => {
    expect(await publish(one({}), { 'idempotency-key': key })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: 'Idempotency-Key', code }] },
    })
  })

  it('is judged before its body is read', async () => {
    const answer = await call(server.url, 'POST /api/v1/releases', { body: '{' })
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } })
    expect(answer.headers.get('www-authenticate')).toContain('Bearer')
  })
})

describe('a question that makes no sense', () => {
  it.each([
    ['GET /api/v1/releases?after=-1', 'after', 'invalid'],
    ['GET /api/v1/releases?after=1&after=2', 'after', 'wrong-type'],
    ['GET /api/v1/releases?behind=1', 'behind', 'unknown-key'],
    ['GET /api/v1/series?limit=5000', 'limit', 'too-big'],
    [`GET /api/v1/series/${RETAIL}/observations?from=May`, 'from', 'malformed-period'],
    [`GET /api/v1/series/${RETAIL}/observations?asOf=yesterday`, 'asOf', 'malformed-as-of'],
    ['GET /api/v1/board?asOf=2020-06', 'asOf', 'malformed-as-of'],
    ['GET /api/v1/board?asOf=2020-06-31', 'asOf', 'malformed-as-of'],
    [`GET /api/v1/series/x/vintages`, 'key', 'malformed-series'],
    [`GET /api/v1/series/${RETAIL}/vintages?period[a]=2020-05`, 'period[a]', 'unknown-key'],
  ])('%s', async (what, pointer, code) => {
    expect(await call(server.url, what, { token })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: [{ pointer, code }] },
    })
  })

  it.each([
    'GET /api/v1/nothing',
    'PUT /api/v1/board',
    'GET /api',
    'GET /api/',
    'POST /',
    'GET /api/%ff',
    'GET /api/v1/board/',
  ])('%s is not there', async (what) => {
    expect(await call(server.url, what, { token })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    })
  })
})

it('an expired or revoked token is told to sign in again, whatever cookie comes along', async () => {
  const brief = await server.accounts.machines.create(
    { name: 'brief', role: 'viewer', owner: null },
    null,
    'test',
  )
  expect(await call(server.url, 'GET /api/v1/board', { token: brief })).toMatchObject({ status: 200 })
  await server.accounts.machines.revoke('brief', 'test')
  expect(await call(server.url, 'GET /api/v1/board', { token: brief })).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  })
  expect(await call(server.url, 'GET /api/v1/board', { token: 'x'.repeat(43) })).toMatchObject({
    status: 401,
  })
})

it('the text of a bug stays in the log and its id leads there', async () => {
  const logged: object[] = []
  const app = express()
  app.get('/', () => {
    throw new Error('SELECT secret FROM /var/lib')
  })
  app.use(errorHandler({ error: (line: object) => void logged.push(line) }))
  const http = createServer(app).listen(0, '127.0.0.1')
  await once(http, 'listening')
  const answer = await call(`http://127.0.0.1:${(http.address() as AddressInfo).port}`, 'GET /')
  http.close()
  expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } })
  expect(answer.text).not.toMatch(/SELECT|\/var|at /)
  const { instance = '' } = Problem.parse(answer.body)
  expect(logged).toMatchObject([
    { id: instance.replace('urn:uuid:', ''), err: { message: 'SELECT secret FROM /var/lib' } },
  ])
  expect(answer.text).toContain(instance.replace('urn:uuid:', ''))
})
