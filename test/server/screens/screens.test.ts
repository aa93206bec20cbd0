import { afterAll, beforeAll, expect, test } from 'vitest'
import { POLICY, type PolicyKey } from '#shared/contract/policy.ts'
import { DEFAULT_SCREEN, type ScreenSelf } from '#shared/screens/screen.ts'
import { call, enter } from '#test/support/api.ts'
import { pairedDevice, type Device } from '#test/support/device.ts'
import {
  ask,
  ended,
  follow,
  joinLive,
  outcome,
  connectLive,
  type LiveClient,
} from '#test/support/liveClient.ts'
import { figure } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let admin: string
beforeAll(async () => {
  server = await startTestServer()
  admin = await server.token('admin')
})
afterAll(() => server.stop())

const join = (device: Device): Promise<LiveClient> =>
  joinLive(server.url, { cookie: device.cookie(), origin: server.url, agent: device.agent })
const told = (client: LiveClient): Promise<ScreenSelf> =>
  new Promise((resolve) => client.once('self', resolve))

test('a screen may change nothing: every route that writes and every event of staff is refused', async () => {
  const device = await pairedDevice(server, '只读')
  const keys = Object.keys(POLICY) as PolicyKey[]
  const own = new Set<string>(keys.filter((key) => key.includes('/screens/self/')))
  const writes = keys.filter(
    (key) => !/^(GET|live) /.test(key) && POLICY[key] !== 'public' && POLICY[key] !== 'signed-in',
  )
  expect(writes.length).toBeGreaterThan(30)
  for (const key of writes.filter((one) => !own.has(one)))
    expect({ key, status: (await device.ask(key, {})).status }).toEqual({ key, status: 403 })
  expect(keys.filter((key) => POLICY[key] === 'signed-in' && !/^(GET|live) /.test(key))).toEqual([
    'DELETE /api/v1/session',
  ])
  const client = await join(device)
  for (const event of ['edit', 'point'].filter((name) => keys.some((key) => key === `live ${name}`)))
    expect(await ask(client, event, {})).toMatchObject({ problem: { code: 'forbidden' } })
  client.disconnect()
})

test('revoked, its open socket is cut within five seconds and gets no frame any more; nothing lets it in again', async () => {
  const device = await pairedDevice(server, '撤销')
  const client = await join(device)
  const answer = await follow(client, { epoch: '', seq: 0 })
  expect(answer).toHaveProperty('head')
  let frames = 0
  client.onAny(() => frames++)
  const cut = ended(client)
  const begin = performance.now()
  expect((await call(server.url, `DELETE /api/v1/screens/${device.id}`, { token: admin })).status).toBe(204)
  const framesThen = frames
  await cut
  const ms = Math.round(performance.now() - begin)
  console.info(`revoked: socket cut after ${ms} ms`)
  expect(ms).toBeLessThan(5_000)
  const token = await server.token('publisher')
  const published = await call(server.url, 'POST /api/v1/releases', { token, body: figure(1) })
  expect(published.status).toBe(201)
  expect(frames).toBe(framesThen)
  expect((await device.ask('GET /api/v1/board')).status).toBe(401)
  const again = connectLive(server.url, { cookie: device.cookie(), origin: server.url, agent: device.agent })
  expect(await outcome(again)).toBe('unauthenticated')
  again.disconnect()
  expect((await call(server.url, `DELETE /api/v1/screens/${device.id}`, { token: admin })).status).toBe(404)
})

test('a screen hears what it is when it joins, and again as soon as it is set up anew', async () => {
  const device = await pairedDevice(server, '改名前')
  const client = await joinLiveHearing(device)
  expect(client.first).toMatchObject({ id: device.id, name: '改名前', settings: { calm: false } })
  const next = told(client.socket)
  const body = { name: '改名后', place: '大厅', settings: { ...DEFAULT_SCREEN, calm: true, language: 'en' } }
  const edited = await call(server.url, `PUT /api/v1/screens/${device.id}`, { token: admin, body })
  expect(edited).toMatchObject({ status: 200, body: { name: '改名后' } })
  expect(await next).toMatchObject({
    name: '改名后',
    place: '大厅',
    settings: { calm: true, language: 'en' },
  })
  client.socket.disconnect()
})

async function joinLiveHearing(device: Device): Promise<{ socket: LiveClient; first: ScreenSelf }> {
  const socket = connectLive(server.url, {
    cookie: device.cookie(),
    origin: server.url,
    agent: device.agent,
  })
  const first = told(socket)
  await outcome(socket)
  return { socket, first: await first }
}

test('by the link a device is a screen too, the same one when it comes back, and stays on its address', async () => {
  const cookie = await enter(server.wallLink)
  const self = async (its: string): Promise<unknown> =>
    (await call(server.url, 'GET /api/v1/screens/self', { cookie: its })).body
  expect(await self(cookie)).toMatchObject({ self: { name: '大屏 1', settings: { playlist: null } } })
  const secret = new URL(server.wallLink).hash.slice('#screen='.length)
  const again = await call(server.url, 'POST /api/v1/session', { cookie, body: { screen: secret } })
  expect(await self(again.cookie)).toEqual(await self(again.cookie))
  expect(await self(again.cookie)).toMatchObject({ self: { name: '大屏 1' } })
  expect(await self(await enter(server.wallLink))).toMatchObject({ self: { name: '大屏 2' } })
})

test('people are no screen', async () => {
  const token = await server.token('viewer')
  expect((await call(server.url, 'GET /api/v1/screens/self', { token })).body).toEqual({ self: null })
})

test('pairing, setting up and revoking are in the log of acts, by whom', async () => {
  const auditor = await server.token('auditor')
  const { body } = await call(server.url, 'GET /api/v1/audit?action=screen', { token: auditor })
  const acts = (body as { entries: { action: string; detail: unknown }[] }).entries.map(
    ({ action }) => action,
  )
  expect(new Set(acts)).toEqual(new Set(['screen.paired', 'screen.edited', 'screen.revoked']))
})
