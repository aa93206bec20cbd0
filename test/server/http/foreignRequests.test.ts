import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { enter } from '#test/support/api.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let server: TestServer
let cookie: string
beforeAll(async () => {
  server = await startTestServer({ env: { PUBLIC_URL: 'http://guanlan.example.cn' } })
  cookie = await enter(server.wallLink.replace('http://guanlan.example.cn', server.url))
})
afterAll(() => server.stop())

/** A request as a browser would send it for somebody else's page, cookies included. */
const send = async (headers: Record<string, string>, method = 'POST') =>
  (await fetch(`${server.url}/api/v1/releases`, { method, headers: { cookie, ...headers } })).status

const REFUSED = 403
const UNREAD = 415 // past the guard, and stopped for having no JSON body

describe('a request that changes something', () => {
  const port = () => new URL(server.url).port
  it.each([
    ['another site', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['a sister domain', () => ({ 'sec-fetch-site': 'same-site' })],
    ['another site that sends our Origin', () => ({ 'sec-fetch-site': 'cross-site', origin: server.url })],
    ['a browser that says nothing', () => ({})],
    ['Origin null', () => ({ origin: 'null' })],
    ['another Origin', () => ({ origin: 'http://evil.example' })],
    ['our name with something after it', () => ({ origin: `${server.url}.evil.example` })],
    ['our name with something before it', () => ({ origin: `http://evil-127.0.0.1:${port()}` })],
    ['another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['no port', () => ({ origin: 'http://127.0.0.1' })],
    ['another scheme', () => ({ origin: server.url.replace('http', 'https') })],
    ['our public name on another scheme', () => ({ origin: 'https://guanlan.example.cn' })],
    ['a token of another kind', () => ({ authorization: 'Basic eDp5' })],
  ])('from %s is refused', async (_name, headers) => {
    expect(await send(headers())).toBe(REFUSED)
    expect(await send(headers(), 'DELETE')).toBe(REFUSED)
  })

  it.each([
    ['our own page', () => ({ 'sec-fetch-site': 'same-origin' })],
    ['the address bar', () => ({ 'sec-fetch-site': 'none' })],
    ['our Origin, from a browser without Sec-Fetch-Site', () => ({ origin: server.url })],
    ['our public Origin', () => ({ origin: 'http://guanlan.example.cn' })],
  ])('from %s comes in', async (_name, headers) => {
    expect(await send(headers())).toBe(REFUSED) // a screen may not publish
    const person = await enter(
      (await server.signInLink('reviewer')).replace('http://guanlan.example.cn', server.url),
    )
    expect(await send({ ...headers(), cookie: person })).toBe(UNREAD)
  })

  it('from a machine with a token comes in, and no cookie counts beside it', async () => {
    const authorization = `Bearer ${await server.token('publisher')}`
    expect(await send({ authorization, 'sec-fetch-site': 'cross-site' })).toBe(UNREAD)
    expect(await send({ authorization: 'Bearer wrong' })).toBe(401)
  })

  it('a mere question may come from anywhere, and no foreign page can read the answer', async () => {
    const { status, headers } = await fetch(`${server.url}/api/v1/board`, {
      headers: { cookie, origin: 'http://evil.example' },
    })
    expect(status).toBe(200)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  })
})
