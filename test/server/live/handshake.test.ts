import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { enter } from '#test/support/api.ts'
import { connectLive, outcome } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let cookie: string
let token: string
beforeAll(async () => {
  server = await startTestServer({ env: { PUBLIC_URL: 'http://guanlan.example.cn' } })
  cookie = await enter(server.wallLink.replace('http://guanlan.example.cn', server.url))
  token = await server.token('viewer')
})
afterAll(() => server.stop())

/** What Engine.IO answers to an upgrade that may not be. */
const REFUSED = 400

/** Whether the socket itself opens: judged before anything is said on it. */
async function upgrade(
  headers: Record<string, string>,
  path = '/socket.io/?EIO=4&transport=websocket',
): Promise<number> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers })
  const opened = once(socket, 'open').then(() => 101)
  const refused = once(socket, 'unexpected-response').then(
    ([, response]: { statusCode: number }[]) => response?.statusCode ?? 0,
  )
  opened.catch(() => undefined)
  const status = await Promise.race([opened, refused])
  refused.catch(() => undefined)
  socket.on('error', () => undefined)
  socket.terminate()
  return status
}

describe('the Origin of a page', () => {
  const port = () => new URL(server.url).port
  it.each([
    ['null', () => 'null'],
    ['another site', () => 'https://evil.example'],
    ['a suffix', () => `${server.url}.evil.example`],
    ['a prefix', () => `http://evil.127.0.0.1:${port()}`],
    ['another port', () => 'http://127.0.0.1:1'],
    ['no port', () => 'http://127.0.0.1'],
    ['https for http', () => server.url.replace('http', 'https')],
    ['https for the public name', () => 'https://guanlan.example.cn'],
    ['the public name with a port', () => 'http://guanlan.example.cn:81'],
    ['a path', () => `${server.url}/`],
    ['empty', () => ''],
  ])('%s is refused before the upgrade', async (_name, origin) => {
    expect(await upgrade({ cookie, origin: origin() })).toBe(REFUSED)
  })

  it('missing is refused where cookies come along', async () => {
    expect(await upgrade({ cookie })).toBe(REFUSED)
  })

  it.each([
    ['our address', () => server.url],
    ['our public name', () => 'http://guanlan.example.cn'],
  ])('%s comes in', async (_name, origin) => {
    const client = connectLive(server.url, { cookie, origin: origin() })
    expect(await outcome(client)).toBe(true)
    client.disconnect()
  })

  it('may be missing for a machine with a token, and for nobody else', async () => {
    for (const [options, expected] of [
      [{ token }, true],
      [{}, 'unauthenticated'],
      [{ token: 'x'.repeat(43) }, 'unauthenticated'],
    ] as const) {
      const client = connectLive(server.url, options)
      expect(await outcome(client)).toBe(expected)
      client.disconnect()
    }
    const byHeader = await upgrade({ authorization: `Bearer ${token}` })
    expect(byHeader).toBe(101)
  })
})

it.each(['/', '/admin', '/live/', '/live2', '/Live', '/__proto__', '/constructor'])(
  'namespace %s is nowhere, even for those with credentials',
  async (namespace) => {
    const client = connectLive(server.url, { token, namespace })
    expect(await outcome(client)).toMatch(/not-found|Invalid namespace/)
    client.disconnect()
  },
)

it('there is no way in but a websocket', async () => {
  const answer = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)
  expect(answer.status).toBe(400)
})
