import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '#test/support/api.ts'
import { ask, ended, follow, joinLive, nextProblem, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const SEED = 20_200_515
let server: TestServer
let token: string
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('viewer')
})
afterAll(() => server.stop())

/** Sends what no typed client would. */
const send = (client: LiveClient, ...args: readonly unknown[]): void => {
  const untyped: { emit(...all: unknown[]): unknown } = client
  untyped.emit(...args)
}

it.each([
  ['follow', null, 'invalid'],
  ['follow', 'a', 'invalid'],
  ['follow', { epoch: 'x' }, 'invalid'],
  ['follow', { epoch: 'x', seq: -1 }, 'invalid'],
  ['follow', { epoch: 'x', seq: 1.5 }, 'invalid'],
  ['follow', { epoch: 'x', seq: 1, extra: true }, 'invalid'],
  ['follow', { epoch: ['x'], seq: '1' }, 'invalid'],
  ['painted', { seq: 1, ms: -1 }, 'invalid'],
  ['painted', { seq: 1, ms: 600_000 }, 'invalid'],
  ['painted', { seq: 1, ms: '5' }, 'invalid'],
  ['present', { face: 'fridge' }, 'invalid'],
  ['publish', { value: 1 }, 'not-found'],
  ['error', {}, 'not-found'],
  ['__proto__', {}, 'not-found'],
  ['toString', {}, 'not-found'],
])('%s %j is answered with a problem', async (event, payload, code) => {
  const client = await joinLive(server.url, { token })
  const answer = await ask(client, event, payload)
  expect(answer).toMatchObject({ problem: { code } })
  client.disconnect()
})

it('an event without a callback is answered too, and harms nobody', async () => {
  const client = await joinLive(server.url, { token })
  const problem = nextProblem(client)
  send(client, 'follow', { epoch: server.releases.board().epoch, seq: 0 })
  expect(await problem).toMatchObject({ code: 'invalid', errors: [{ pointer: 'callback' }] })
  send(client, 'follow')
  send(client, 'nothing')
  expect(await nextProblem(client)).toBeTruthy()
  expect(await follow(client, { epoch: server.releases.board().epoch, seq: 0 })).toMatchObject({
    releases: [],
  })
  client.disconnect()
})

it(`anything at all may be sent without a crash (seed ${SEED})`, async () => {
  const event = fc.oneof(fc.constantFrom('follow', 'painted', 'present'), fc.string())
  const samples = fc.sample(fc.tuple(event, fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 3 })), {
    numRuns: 300,
    seed: SEED,
  })
  const reserved = [
    'connect',
    'connect_error',
    'disconnect',
    'disconnecting',
    'newListener',
    'removeListener',
  ]
  for (let from = 0; from < samples.length; from += 50) {
    const client = await joinLive(server.url, { token })
    for (const [name, args] of samples.slice(from, from + 50))
      if (!reserved.includes(name)) send(client, name, ...args)
    expect(await ask(client, 'present', { face: 'other' })).toBeDefined()
    client.disconnect()
  }
  expect(await call(server.url, 'GET /healthz')).toMatchObject({ status: 200 })
  expect(server.log()).not.toContain('"level":50')
})

it.each([
  '2',
  '40',
  '4',
  '42/live,',
  '42/live,["follow"',
  '451-/live,["x",{"_placeholder":true,"num":0}]',
  '42/live,99999999999999999999["follow"]',
  '\u0000',
  'b4AAAA',
  '43/live,1[]',
  '41/live,',
])('the broken packet %j costs its sender the connection at most', async (packet) => {
  const client = await joinLive(server.url, { token })
  client.io.engine.transport.send([{ type: 'message', data: packet }])
  await call(server.url, 'GET /healthz')
  client.disconnect()
  const next = await joinLive(server.url, { token })
  expect(await ask(next, 'present', { face: 'wall' })).toBeDefined()
  next.disconnect()
})

it('a message over 64 KB and a flood of small ones end the connection', async () => {
  const [large, many] = [await joinLive(server.url, { token }), await joinLive(server.url, { token })]
  const gone = [ended(large), ended(many)]
  send(large, 'present', { face: 'x'.repeat(70_000) })
  for (let i = 0; i < 100; i++) send(many, 'present', { face: 'wall' })
  await Promise.all(gone)
  expect(await call(server.url, 'GET /healthz')).toMatchObject({ status: 200 })
})
