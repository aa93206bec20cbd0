import { afterAll, beforeAll, expect, it } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { ended, follow, joinLive, nextFrame } from '#test/support/liveClient.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { pairedDevice } from '#test/support/device.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let postgres: PostgresPlace
let server: TestServer
beforeAll(async () => {
  postgres = await postgresPlace()
  server = await startTestServer({ env: { DATABASE_URL: postgres.url } })
}, 60_000)
afterAll(async () => {
  await server.stop()
  await postgres.remove()
})

const cli = (line: string) => runCommand(line.split(' '), { DATABASE_URL: postgres.url })

it('on PostgreSQL people, machines and screens sign in, publish and follow as on the embedded store', async () => {
  const token = (await cli('token create --name pusher --role publisher')).stdout.trim()
  const screen = await enter(server.wallLink)
  const socket = await joinLive(server.url, { cookie: screen, origin: server.url })
  const { epoch } = server.releases.board()
  await follow(socket, { epoch, seq: 0 })
  const frame = nextFrame(socket)
  expect(await call(server.url, 'POST /api/v1/releases', { token, body: figure(3.2) })).toMatchObject({
    status: 201,
    body: { seq: 1 },
  })
  expect(await frame).toMatchObject({ releases: [{ seq: 1 }] })

  const link = await server.signInLink('viewer')
  const person = await enter(link)
  await expect(enter(link)).rejects.toThrow('sign-in-failed')
  const mine = await joinLive(server.url, { cookie: person, origin: server.url })
  await follow(mine, { epoch, seq: 1 })
  const gone = ended(mine)
  expect(await cli('account disable --name viewer')).toMatchObject({ code: 0 })
  await gone
  expect((await call(server.url, 'GET /api/v1/session', { cookie: person })).body).toMatchObject({
    role: null,
  })
  expect(socket.connected).toBe(true)
  socket.disconnect()
}, 15_000)

it('on PostgreSQL a device is let in by its code, is presented on, and is put out', async () => {
  const device = await pairedDevice(server, '1号屏')
  const self = async (): Promise<unknown> => (await device.ask('GET /api/v1/screens/self')).body
  expect(await self()).toMatchObject({ self: { name: '1号屏', stage: null } })
  const token = await server.token('admin')
  const path = `/api/v1/screens/${device.id}`
  const showing = { scene: 'overview' }
  expect((await call(server.url, `PUT ${path}/stage`, { token, body: showing })).status).toBe(200)
  expect(await self()).toMatchObject({ self: { stage: { showing } } })
  expect((await call(server.url, `DELETE ${path}`, { token })).status).toBe(204)
  expect((await device.ask('GET /api/v1/board')).status).toBe(401)
}, 15_000)

it('on PostgreSQL the store verifies', async () => {
  expect(await cli('verify')).toMatchObject({ code: 0 })
})
