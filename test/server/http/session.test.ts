import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { call, enter } from '#test/support/api.ts'
import { fakeClock, type FakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let clock: FakeClock
let server: TestServer
beforeAll(async () => {
  clock = fakeClock()
  server = await startTestServer({ clock })
})
afterAll(() => server.stop())

const whoIs = async (cookie: string) => (await call(server.url, 'GET /api/v1/session', { cookie })).body
const codeOf = (link: string) => new URL(link).hash.replace('#code=', '')

describe('a one-time link', () => {
  it('signs in as its role', async () => {
    const cookie = await enter(await server.signInLink('reviewer'))
    expect(await whoIs(cookie)).toMatchObject({ role: 'reviewer', name: 'reviewer', owner: null })
  })

  it('works once', async () => {
    const link = await server.signInLink('viewer')
    await enter(link)
    await expect(enter(link)).rejects.toThrow('sign-in-failed')
  })

  it('works once even when used twice at the same moment', async () => {
    const code = codeOf(await server.signInLink('viewer'))
    const answers = await Promise.all(
      [1, 2, 3].map(() => call(server.url, 'POST /api/v1/session', { body: { code } })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 401, 401])
  })

  it('expires after a quarter of an hour', async () => {
    const [early, late] = [await server.signInLink('viewer'), await server.signInLink('viewer')]
    clock.advance(15 * MINUTE - 1)
    await enter(early)
    clock.advance(1)
    await expect(enter(late)).rejects.toThrow('sign-in-failed')
  })

  it('is of no use once the account is disabled', async () => {
    await server.accounts.people.create({ name: 'leaver', role: 'viewer', owner: null }, 'test')
    const [code] = await server.accounts.people.codes(['leaver'], 'test')
    await server.accounts.people.disable('leaver', 'test')
    expect(await call(server.url, 'POST /api/v1/session', { body: { code } })).toMatchObject({ status: 401 })
  })
})

describe('a password', () => {
  it('signs in, and a new one ends the sessions of the old', async () => {
    const password = await server.accounts.people.create(
      { name: '李四', role: 'auditor', owner: null },
      'test',
    )
    const signIn = (secret: string) =>
      call(server.url, 'POST /api/v1/session', { body: { name: '李四', password: secret } })
    const { status, cookie, body } = await signIn(password)
    expect({ status, body }).toMatchObject({ status: 201, body: { role: 'auditor', name: '李四' } })

    const next = await server.accounts.people.reset('李四', 'test')
    expect(await whoIs(cookie)).toMatchObject({ role: null })
    expect(await signIn(password)).toMatchObject({ status: 401 })
    expect(await signIn(next)).toMatchObject({ status: 201 })
  })

  it('that is wrong and a name that is unknown get the same answer after the same work', async () => {
    const tried = async (name: string) => {
      const began = performance.now()
      const { status, text } = await call(server.url, 'POST /api/v1/session', {
        body: { name, password: 'wrong' },
      })
      return { status, text, ms: performance.now() - began }
    }
    await tried('warm-up')
    const times = { known: [] as number[], unknown: [] as number[] }
    for (let i = 0; i < 3; i++) {
      const [known, unknown] = [await tried('viewer'), await tried(`nobody-${i}`)]
      expect(unknown).toMatchObject({ status: known.status, text: known.text })
      times.known.push(known.ms)
      times.unknown.push(unknown.ms)
    }
    const ratio = Math.min(...times.unknown) / Math.min(...times.known)
    expect(ratio).toBeGreaterThan(0.4)
    expect(ratio).toBeLessThan(2.5)
  })
})

describe('a session', () => {
  it('is never the one that the browser brought: a new secret each time, and the old one ends', async () => {
    const planted = 'guanlan_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    const first = await call(server.url, 'POST /api/v1/session', {
      cookie: planted,
      body: { code: codeOf(await server.signInLink('admin')) },
    })
    expect(first.cookie).toMatch(/^guanlan_session=/)
    expect(first.cookie).not.toBe(planted)
    expect(await whoIs(planted)).toMatchObject({ role: null })

    const second = await call(server.url, 'POST /api/v1/session', {
      cookie: first.cookie,
      body: { code: codeOf(await server.signInLink('admin')) },
    })
    expect(await whoIs(second.cookie)).toMatchObject({ role: 'admin' })
    expect(await whoIs(first.cookie)).toMatchObject({ role: null })
  })

  it('lives in a cookie that scripts and other sites cannot use', async () => {
    const { headers } = await call(server.url, 'POST /api/v1/session', {
      body: { code: codeOf(await server.signInLink('viewer')) },
    })
    const [cookie = ''] = headers.getSetCookie()
    for (const attribute of ['Path=/', 'HttpOnly', 'SameSite=Strict', 'Max-Age='])
      expect(cookie).toContain(attribute)
  })

  it('ends when it is signed out, for good', async () => {
    const cookie = await enter(await server.signInLink('viewer'))
    const out = await call(server.url, 'DELETE /api/v1/session', { cookie })
    expect(out).toMatchObject({ status: 204, text: '', cookie: 'guanlan_session=' })
    expect(await call(server.url, 'GET /api/v1/board', { cookie })).toMatchObject({ status: 401 })
  })

  it('ends after eight idle hours, and use keeps it alive', async () => {
    const [idle, used] = [
      await enter(await server.signInLink('viewer')),
      await enter(await server.signInLink('viewer')),
    ]
    clock.advance(5 * HOUR)
    const { cookie } = await call(server.url, 'GET /api/v1/session', { cookie: used })
    expect(cookie).toBe(used)
    clock.advance(3 * HOUR)
    expect(await whoIs(idle)).toMatchObject({ role: null })
    expect(await whoIs(used)).toMatchObject({ role: 'viewer' })
  })

  it('ends after seven days however much it is used', async () => {
    const cookie = await enter(await server.signInLink('viewer'))
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      expect(await whoIs(cookie)).toMatchObject({ role: 'viewer' })
      clock.advance(6 * HOUR)
    }
    clock.advance(6 * HOUR)
    expect(await whoIs(cookie)).toMatchObject({ role: null })
  })
})

describe('a screen', () => {
  it('signs in with the wall link as often as it is opened, and reads only', async () => {
    const [one, two] = [await enter(server.wallLink), await enter(server.wallLink)]
    expect(one).not.toBe(two)
    expect(await whoIs(one)).toMatchObject({ role: 'screen', name: null })
    expect(await call(server.url, 'GET /api/v1/board', { cookie: two })).toMatchObject({ status: 200 })
    expect(await call(server.url, 'POST /api/v1/releases', { cookie: one, body: {} })).toMatchObject({
      status: 403,
    })
  })

  it('stays signed in for months while it is used', async () => {
    const cookie = await enter(server.wallLink)
    for (let days = 0; days < 900; days += 300) {
      clock.advance(300 * DAY)
      expect(await whoIs(cookie)).toMatchObject({ role: 'screen' })
    }
    clock.advance(401 * DAY)
    expect(await whoIs(cookie)).toMatchObject({ role: null })
  })

  it('gives way to a person in the same browser, and comes back after', async () => {
    const screen = await enter(server.wallLink)
    const both = `${screen}; ${await enter(await server.signInLink('filer'))}`
    expect(await whoIs(both)).toMatchObject({ role: 'filer' })
    await call(server.url, 'DELETE /api/v1/session', { cookie: both })
    expect(await whoIs(both)).toMatchObject({ role: 'screen' })
  })

  it('is not let in by a wrong code, nor a person by a screen cookie', async () => {
    expect(
      await call(server.url, 'POST /api/v1/session', { body: { screen: 'x'.repeat(43) } }),
    ).toMatchObject({ status: 401 })
    const screen = await enter(server.wallLink)
    expect(await whoIs(screen.replace('guanlan_screen', 'guanlan_session'))).toMatchObject({ role: null })
  })
})

it('behind https the cookie is bound to its host', async () => {
  const secure = await startTestServer({ env: { PUBLIC_URL: 'https://guanlan.example.cn' } })
  const code = codeOf(await secure.signInLink('viewer'))
  const { headers, status } = await call(secure.url, 'POST /api/v1/session', { body: { code } })
  expect(status).toBe(201)
  expect(headers.getSetCookie()[0]).toMatch(
    /^__Host-guanlan_session=[^;]+; Max-Age=\d+; Path=\/; Expires=[^;]+; HttpOnly; Secure; SameSite=Strict$/,
  )
  expect(headers.get('strict-transport-security')).toContain('max-age=31536000')
  expect(secure.wallLink).toMatch(/^https:\/\/guanlan\.example\.cn\/wall#screen=/)
  await secure.stop()
})
