import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { codeOf, newDevice, newScreen, pairedDevice, SCREEN } from '#test/support/device.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock()
const MINUTE = 60_000
let server: TestServer
let admin: string
beforeAll(async () => {
  server = await startTestServer({ clock })
  admin = await server.token('admin')
})
afterAll(() => server.stop())

const enterCode = (code: string, name: string, token = admin) =>
  call(server.url, 'POST /api/v1/screens', { token, body: newScreen(code, name) })
const OWN = 'GET /api/v1/screens/pairings/own'

test('a device waits, is let in by its code and then reads what is published', async () => {
  const device = newDevice(server)
  const code = await codeOf(device)
  expect(code).toMatch(/^\d{6}$/)
  expect((await device.ask(OWN)).body).toEqual({ state: 'waiting' })
  expect((await device.ask('GET /api/v1/board')).status).toBe(401)

  const made = await enterCode(code, '1号屏')
  expect(made).toMatchObject({ status: 201, body: { name: '1号屏', settings: { playlist: 'all-day' } } })
  expect((await device.ask(OWN)).body).toEqual({ state: 'paired' })
  expect((await device.ask('GET /api/v1/board')).status).toBe(200)
  expect((await device.ask('GET /api/v1/screens/self')).body).toMatchObject({
    self: { name: '1号屏', place: '三楼会议室', stage: null },
  })
})

test('the credential and the secret of the pairing are in cookies that no script reads, and in no answer', async () => {
  const device = newDevice(server)
  const offered = await device.ask('POST /api/v1/screens/pairings', {})
  await enterCode(await codeOf(device), '2号屏')
  const taken = await device.ask(OWN)
  for (const answer of [offered, taken]) {
    const [set = ''] = answer.headers.getSetCookie()
    expect(set).toMatch(/HttpOnly/)
    expect(set).toMatch(/SameSite=Strict/)
  }
  for (const secret of device.cookies.values()) {
    expect(taken.text + offered.text).not.toContain(secret)
    expect(server.log()).not.toContain(secret)
  }
})

test('a code lives five minutes', async () => {
  const [early, late] = [newDevice(server), newDevice(server)]
  const codes = [await codeOf(early), await codeOf(late)] as const
  clock.advance(5 * MINUTE - 1)
  expect((await enterCode(codes[0], '3号屏')).status).toBe(201)
  clock.advance(1)
  expect(await enterCode(codes[1], '4号屏')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/code', code: 'unknown-pairing-code' }] },
  })
  expect((await late.ask(OWN)).body).toEqual({ state: 'expired' })
})

test('a code works once', async () => {
  const device = newDevice(server)
  const code = await codeOf(device)
  expect((await enterCode(code, '5号屏')).status).toBe(201)
  expect((await enterCode(code, '6号屏')).status).toBe(422)
})

test('a device that asks for another code is no longer let in by the one before', async () => {
  const device = newDevice(server)
  const before = await codeOf(device)
  await codeOf(device)
  expect((await enterCode(before, '7号屏')).status).toBe(422)
})

test('whoever has only the code, or the cookie in another browser, gets no credential', async () => {
  const device = newDevice(server)
  const code = await codeOf(device)
  const thief = newDevice(server, 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0')
  for (const [name, value] of device.cookies) thief.cookies.set(name, value)
  await enterCode(code, '8号屏')
  expect((await thief.ask(OWN)).body).toEqual({ state: 'expired' })
  expect(thief.cookies.has(SCREEN)).toBe(false)
  expect((await newDevice(server).ask(OWN)).body).toEqual({ state: 'expired' })
})

test('a device that did not hear the answer asks again, and what it did not hear is worth nothing', async () => {
  const device = await pairedDevice(server, '9号屏')
  const unheard = newDevice(server)
  unheard.cookies.set(SCREEN, device.cookies.get(SCREEN) ?? '')
  expect((await device.ask(OWN)).body).toEqual({ state: 'paired' })
  expect((await unheard.ask('GET /api/v1/board')).status).toBe(401)
  expect((await device.ask('GET /api/v1/board')).status).toBe(200)
})

test('guessing codes ends after ten, for this account alone and for a quarter of an hour', async () => {
  const guesser = await server.token('admin')
  for (let i = 0; i < 10; i++)
    expect((await enterCode(`00000${i}`.slice(-6), '猜', guesser)).status).toBe(422)
  const code = await codeOf(newDevice(server))
  expect(await enterCode(code, '猜', guesser)).toMatchObject({ status: 429, body: { code: 'rate-limited' } })
  const other = newDevice(server)
  expect((await enterCode(await codeOf(other), '10号屏')).status).toBe(201)
  clock.advance(15 * MINUTE)
  expect((await enterCode(await codeOf(newDevice(server)), '11号屏', guesser)).status).toBe(201)
})

test('so many codes are open at once and no more, until they expire', async () => {
  clock.advance(6 * MINUTE)
  const store = await server.openStore()
  const at = new Date(clock.now()).toISOString()
  const open = Array.from({ length: 300 }, (_, i) => ({
    ...{ hash: `h${i}`, code_hash: `c${i}`, device_key: null, agent: '', created_at: at, screen: null },
    ...{ expires_at: new Date(clock.now() + MINUTE).toISOString(), taken: 0 },
  }))
  await store.write(async (trx) => {
    for (const row of open) await trx.insertInto('screen_pairing').values(row).execute()
  })
  await store.close()
  const device = newDevice(server)
  expect(await device.ask('POST /api/v1/screens/pairings', {})).toMatchObject({
    status: 429,
    body: { code: 'pairings-full' },
  })
  clock.advance(2 * MINUTE)
  expect((await device.ask('POST /api/v1/screens/pairings', {})).status).toBe(201)
})

test('two screens cannot have one name', async () => {
  await pairedDevice(server, '大厅屏')
  expect(await enterCode(await codeOf(newDevice(server)), '大厅屏')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/name', code: 'screen-name-taken' }] },
  })
})

test('a key that is no point on the curve is no key', async () => {
  const key = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) }
  const answer = await newDevice(server).ask('POST /api/v1/screens/pairings', { key })
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/key' }] } })
})
