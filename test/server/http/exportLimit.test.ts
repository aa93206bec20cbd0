import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { EXPORTS_ALLOWED } from '#server/http/exportLimit.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an address that takes file after file is told to wait, and for how long; other questions go on', async () => {
  const token = await server.token('viewer')
  const take = (what: string) => call(server.url, `GET /api/v1/${what}`, { token })
  for (let i = 0; i < EXPORTS_ALLOWED; i++) expect((await take('export')).status).toBe(200)
  const refused = await take('series/economy.gdp.growth@410104/export')
  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toMatch(/^(5\d|60)$/)
  expect(refused.body).toMatchObject({ code: 'rate-limited' })
  expect((await take('board')).status).toBe(200)
})
