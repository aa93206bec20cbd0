import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '#shared/contract/roles.ts'
import { call } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { ended, follow, joinLive } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const CUT_WITHIN_MS = 10_000
const EVERY_MS = 20
/** Notes make a release some 20 KB: what a busy afternoon sends in a minute comes in a second. */
const NOTE = 'x'.repeat(1_000)
const clerk: Actor = { id: 'clerk', name: 'clerk', role: 'reviewer', owner: null }

let server: TestServer
let token: string
let stopPublishing: () => void
beforeAll(async () => {
  server = await startTestServer()
  token = await server.token('viewer')
  let value = 0
  const timer = setInterval(() => {
    const observations = Array.from({ length: 20 }, (_, i) => ({
      ...figure(++value).observations?.[0],
      period: `20${String(i).padStart(2, '0')}-05`,
      note: NOTE,
    }))
    server.releases.publish(clerk, { observations }, undefined).catch(() => clearInterval(timer))
  }, EVERY_MS)
  stopPublishing = () => clearInterval(timer)
})
afterAll(async () => {
  stopPublishing()
  await server.stop()
})

/** Opens a websocket by hand. */
async function upgrade(): Promise<Socket> {
  const { hostname, port } = new URL(server.url)
  const tcp = connect({ host: hostname, port: Number(port) })
  tcp.on('error', () => undefined) // to be cut is what it is here for
  const head = [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    `Host: ${hostname}:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
  ]
  const key = [
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    `Authorization: Bearer ${token}`,
  ]
  tcp.write([...head, ...key, '', ''].join('\r\n'))
  await once(tcp, 'data')
  return tcp
}

/** Joins, follows, and reads nothing more from then on. */
async function stalledReader(): Promise<Socket> {
  const tcp = await upgrade()
  tcp.write(textFrame('40/live,{}'))
  await once(tcp, 'data')
  const { epoch, seq } = server.releases.board()
  tcp.write(textFrame(`42/live,0${JSON.stringify(['follow', { epoch, seq }])}`))
  await once(tcp, 'data')
  return tcp.pause()
}

/** A masked text frame of a client, with a mask of zeroes. */
function textFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff]
  return Buffer.concat([Buffer.from([0x81, ...length, 0, 0, 0, 0]), payload])
}

/** How many sockets the server has, by its own count. */
async function sockets(): Promise<number> {
  const { text } = await call(server.url, 'GET /metrics')
  return Number(/^guanlan_sockets\{face="other"\} (\d+)/m.exec(text)?.[1] ?? 0)
}

it('readers that never read, also those that answer every ping, are cut while healthy ones go on', async () => {
  const healthy = await joinLive(server.url, { token })
  let frames = 0
  healthy.on('release', () => frames++)
  const { epoch, seq } = server.releases.board()
  await follow(healthy, { epoch, seq })

  const mute = await Promise.all(Array.from({ length: 5 }, stalledReader))
  const ponging = await Promise.all(Array.from({ length: 5 }, stalledReader))
  const timers = ponging.map((tcp) => setInterval(() => tcp.write(textFrame('3')), 500))
  const began = performance.now()
  expect(await sockets()).toBe(11)
  await expect.poll(sockets, { timeout: 20_000, interval: 200 }).toBe(1)
  expect(performance.now() - began).toBeLessThan(CUT_WITHIN_MS)
  timers.forEach(clearInterval)
  for (const tcp of [...mute, ...ponging]) tcp.destroy()

  const before = frames
  await expect.poll(() => frames).toBeGreaterThan(before + 10)
  expect(healthy.connected).toBe(true)
  healthy.disconnect()
}, 40_000)

it('a socket that never asks for anything is cut, and so is one that joins no namespace', async () => {
  stopPublishing()
  const began = performance.now()
  const idle = await joinLive(server.url, { token })
  const outside = (await upgrade()).resume()
  const pongs = setInterval(() => outside.write(textFrame('3')), 1_000)
  await Promise.all([ended(idle), once(outside, 'close')])
  clearInterval(pongs)
  expect(performance.now() - began).toBeLessThan(12_500)
}, 40_000)
