import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenStatus } from '#shared/screens/screen.ts'
import { call, enter } from '#test/support/api.ts'
import { ask, joinLive } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const STATUS: ScreenStatus = {
  ...{ scene: 'overview', of: null, seq: 0, paintedAt: 0, layout: 0, build: 'b1', width: 1920, height: 1080 },
  ...{
    ratio: 1,
    heap: null,
    frames: 60,
    longest: 17,
    offset: 0,
    doubt: 1,
    since: 1,
    hidden: false,
    faults: [],
  },
}
const BLOCKED = { kind: 'blocked', what: '6 s' }
const ROUTE = 'POST /api/v1/screens/self/faults'

let server: TestServer
beforeAll(async () => void (server = await startTestServer()))
afterAll(() => server.stop())

it('takes the word of a screen’s watchdog while the page itself says nothing, and of nobody else', async () => {
  const admin = await server.token('admin')
  const cookie = await enter(server.wallLink)
  const page = await joinLive(server.url, { cookie, origin: server.url })
  const faults = async (): Promise<unknown> => {
    const { body } = await call(server.url, 'GET /api/v1/screens', { token: admin })
    return (body as ScreenRoll).screens[0]?.status?.faults
  }
  await ask(page, 'present', { face: 'wall' })
  page.emit('status', STATUS)
  await ask(page, 'present', { face: 'wall' })

  expect((await call(server.url, ROUTE, { cookie, body: BLOCKED })).status).toBe(204)
  expect(await faults()).toMatchObject([BLOCKED])
  for (let i = 0; i < 30; i++) await call(server.url, ROUTE, { cookie, body: BLOCKED })
  expect(await faults()).toHaveLength(20)

  expect((await call(server.url, ROUTE, { cookie, body: { kind: 'bored', what: '' } })).status).toBe(422)
  expect((await call(server.url, ROUTE, { token: admin, body: BLOCKED })).status).toBe(403)
  expect((await call(server.url, ROUTE, { body: BLOCKED })).status).toBe(401)
  page.disconnect()
})
