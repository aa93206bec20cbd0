import { afterAll, beforeAll, expect, it } from 'vitest'
import { POLICY } from '#shared/contract/policy.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { joinLive } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ env: { LOG_LEVEL: 'trace' } })
})
afterAll(() => server.stop())

it('says whether it is up and whether its store answers', async () => {
  expect(await call(server.url, 'GET /healthz')).toMatchObject({ status: 200, body: { status: 'up' } })
  expect(await call(server.url, 'GET /readyz')).toMatchObject({
    status: 200,
    body: { status: 'ready', seq: server.releases.board().seq },
  })
})

it('counts for those on this machine, and for nobody who comes through a proxy', async () => {
  const token = await server.token('publisher')
  await call(server.url, 'POST /api/v1/releases', { token, body: figure(1) })
  const socket = await joinLive(server.url, { token })
  const { text, headers } = await call(server.url, 'GET /metrics')
  socket.disconnect()
  expect(headers.get('content-type')).toContain('text/plain')
  for (const line of [
    'guanlan_releases_total 1',
    'guanlan_sockets{face="other"} 1',
    'guanlan_publish_seconds_count 1',
    'nodejs_eventloop_lag_p99_seconds',
  ]) {
    expect(text).toContain(line)
  }
  expect(
    await call(server.url, 'GET /metrics', { headers: { 'x-forwarded-for': '10.0.0.1' } }),
  ).toMatchObject({ status: 403 })
})

it('describes every route of the policy table, and nothing else', async () => {
  const { body } = await call(server.url, 'GET /api/openapi.json')
  const { paths } = body as {
    paths: Record<string, Record<string, { security?: unknown; responses: object }>>
  }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const routes = Object.keys(POLICY).filter((key) => !key.startsWith('live '))
  expect(described.toSorted()).toEqual(routes.toSorted())
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const key = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}` as keyof typeof POLICY
      expect({ key, open: operation.security === undefined }).toEqual({ key, open: POLICY[key] === 'public' })
    }
  }
})

it('refers to no schema that is not there', async () => {
  const { text, body } = await call(server.url, 'GET /api/openapi.json')
  const { components } = body as { components: { schemas: Record<string, unknown> } }
  const wanted = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name)
  expect(wanted).toContain('Problem')
  expect(wanted.filter((name) => !(name in components.schemas))).toEqual([])
  expect(text).not.toContain('#/$defs')
})

it('writes no password, code, token, cookie or query into its log', async () => {
  const password = await server.accounts.people.create(
    { name: 'canary', role: 'reviewer', owner: null },
    'test',
  )
  const token = await server.token('publisher')
  const link = await server.signInLink('viewer')
  const screen = await enter(server.wallLink)
  const signedIn = await call(server.url, 'POST /api/v1/session', { body: { name: 'canary', password } })
  await call(server.url, 'POST /api/v1/session', {
    body: { name: 'canary', password: 'wrong-canary-password' },
  })
  const person = await enter(link)
  await call(server.url, `GET /api/v1/releases?after=${token}`, { token })
  await call(server.url, `GET /api/v1/nothing?token=${token}`, { cookie: person })
  await call(server.url, 'POST /api/v1/releases', { token, body: `{"secret":"${password}` })
  const socket = await joinLive(server.url, { cookie: signedIn.cookie, origin: server.url })
  socket.disconnect()
  const log = server.log()
  expect(log).toContain('"path":"/api/v1/session"')
  const secrets = [
    password,
    'wrong-canary-password',
    token,
    new URL(link).hash.slice(6),
    new URL(server.wallLink).hash.slice(8),
  ]
  for (const cookie of [screen, person, signedIn.cookie]) secrets.push(cookie.split('=')[1] ?? '')
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(20)
    expect(log).not.toContain(secret)
  }
})

it('logs one line per event, whatever a path holds', async () => {
  await call(server.url, 'GET /api/%0a%1b%5b31m%e2%80%ae{"level":60}')
  const lines = server.log().trim().split('\n')
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow()
})

it('sends a content policy without a single hole for anything inline, pages and answers alike', async () => {
  for (const path of ['/', '/wall', '/api/v1/session', '/api/nothing']) {
    const { headers } = await call(server.url, `GET ${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  }
})
