import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashOf, newDevice, pairedDevice, SCREEN, textIn, type Device } from '#test/support/device.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { ended, joinLive } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock()
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const KEEP = 'POST /api/v1/screens/self/credential'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ clock })
})
afterAll(() => server.stop())

const state = async (device: Device): Promise<string> => textIn((await device.ask(KEEP, {})).body, 'state')
const reads = async (device: Device): Promise<number> => (await device.ask('GET /api/v1/board')).status
const secretOf = (device: Device): string => device.cookies.get(SCREEN) ?? ''
/** Another device with the same browser, which holds this secret. */
function holderOf(secret: string): Device {
  const device = newDevice(server)
  device.cookies.set(SCREEN, secret)
  return device
}
/** Keeps the credential: hours at a time, and every five minutes in the last one, as a page does. */
async function stay(device: Device, ms: number): Promise<void> {
  let left = ms
  while (left > 0) {
    const step = left > HOUR ? Math.min(5 * HOUR, left - HOUR) : 5 * MINUTE
    clock.advance(step)
    await device.ask(KEEP, {})
    left -= step
  }
}
const reasonOfEnd = async (id: string): Promise<unknown> => {
  const store = await server.openStore()
  const rows = await store.read
    .selectFrom('audit')
    .select(['actor', 'action', 'detail'])
    .where('action', 'in', ['screen.revoked', 'screen.copied', 'screen.unproven'])
    .where('object', '=', `screen:${id}`)
    .execute()
  await store.close()
  return rows.map(({ actor, action, detail }) => [actor, action, JSON.parse(detail) as unknown])
}

test('a credential is replaced within a day, and the one before is good for ten minutes of the new one', async () => {
  const device = await pairedDevice(server, '换钥匙')
  const first = secretOf(device)
  expect(await state(device)).toBe('held')
  await stay(device, 20 * HOUR)
  const second = secretOf(device)
  expect(second).not.toBe(first)
  expect(await state(device)).toBe('held')
  expect(await reads(holderOf(first))).toBe(200)
  await stay(device, 10 * MINUTE)
  expect(await reads(device)).toBe(200)
  expect(await reads(holderOf(first))).toBe(401)
})

test('a power cut that takes the new credential with it loses nothing, however long it lasts', async () => {
  const device = await pairedDevice(server, '停电')
  clock.advance(23 * HOUR)
  const former = secretOf(device)
  expect(await state(device)).toBe('renewed')
  await stay(device, 5 * MINUTE) // in use, but not on the disk yet
  device.cookies.set(SCREEN, former)
  clock.advance(72 * HOUR)
  expect(await reads(device)).toBe(200)
  expect(await state(device)).toBe('renewed')
  await stay(device, 15 * MINUTE)
  expect(await reads(device)).toBe(200)
})

test('after six months without power a screen comes back, and gets a new credential', async () => {
  const device = await pairedDevice(server, '半年')
  clock.advance(183 * 24 * HOUR)
  expect(await reads(device)).toBe(200)
  expect(await state(device)).toBe('renewed')
})

test('whoever uses a credential that was replaced has copied it: the screen ends, and it is written down', async () => {
  const device = await pairedDevice(server, '被抄')
  const copy = holderOf(secretOf(device))
  await stay(device, 20 * HOUR + 15 * MINUTE)
  expect(await reads(device)).toBe(200)
  expect(await reads(copy)).toBe(401)
  expect(await reads(device)).toBe(401)
  expect(await reasonOfEnd(device.id)).toEqual([['system', 'screen.copied', { name: '被抄' }]])
})

test('a copy that gets itself the next credential is found out by the screen itself', async () => {
  const device = await pairedDevice(server, '抢先')
  const thief = holderOf(secretOf(device))
  clock.advance(20 * HOUR)
  expect(await state(thief)).toBe('renewed')
  await stay(thief, 15 * MINUTE)
  expect(await reads(device)).toBe(401)
  expect(await reads(thief)).toBe(401)
  expect(await reasonOfEnd(device.id)).toEqual([['system', 'screen.copied', { name: '抢先' }]])
})

test('two windows of one browser that ask at once both go on', async () => {
  const device = await pairedDevice(server, '两窗')
  clock.advance(21 * HOUR)
  const other = holderOf(secretOf(device))
  expect(await Promise.all([state(device), state(other)])).toEqual(['renewed', 'renewed'])
  await stay(device, 30 * MINUTE) // the browser keeps one of the two
  expect(await reads(device)).toBe(200)
  await stay(device, 21 * HOUR)
  expect(await reads(device)).toBe(200)
})

test('the socket that came with the former credential is cut when it ends', async () => {
  const device = await pairedDevice(server, '换钥匙断线')
  const { agent } = device
  const socket = await joinLive(server.url, { cookie: device.cookie(), origin: server.url, agent })
  const cut = ended(socket)
  await stay(device, 20 * HOUR + 15 * MINUTE)
  await expect(cut).resolves.toBe('io server disconnect')
})

test('a credential is of one kind of browser; its updates do not matter', async () => {
  const device = await pairedDevice(server, '换浏览器')
  const updated = newDevice(server, device.agent.replace('141.0.0.0', '156.1'))
  const foreign = newDevice(server, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/140.0')
  for (const other of [updated, foreign]) other.cookies.set(SCREEN, secretOf(device))
  expect(await reads(updated)).toBe(200)
  expect(await reads(foreign)).toBe(401)
  expect(await reads(device)).toBe(200)
})

const newKey = (): { readonly own: KeyObject; readonly key: unknown } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { own: privateKey, key: publicKey.export({ format: 'jwk' }) }
}
const signed = (nonce: string, own: KeyObject): string =>
  sign('sha256', Buffer.from(nonce), { key: own, dsaEncoding: 'ieee-p1363' }).toString('base64url')

test('a device with a key of its own proves itself by it when its credential is replaced', async () => {
  const { own, key } = newKey()
  const device = await pairedDevice(server, '有钥匙', newDevice(server), key)
  clock.advance(21 * HOUR)
  const challenge = await device.ask(KEEP, {})
  expect(challenge.body).toMatchObject({ state: 'challenge' })
  const nonce = textIn(challenge.body, 'nonce')
  const answer = { nonce, signature: signed(nonce, own) }
  expect((await device.ask(KEEP, answer)).body).toEqual({ state: 'renewed' })
  clock.advance(21 * HOUR)
  expect((await device.ask(KEEP, answer)).body).toMatchObject({ state: 'challenge' })
})

test('a copy without the key does not get past that, and the screen ends', async () => {
  const device = await pairedDevice(server, '无钥匙', newDevice(server), newKey().key)
  const thief = holderOf(secretOf(device))
  clock.advance(21 * HOUR)
  const nonce = textIn((await thief.ask(KEEP, {})).body, 'nonce')
  expect((await thief.ask(KEEP, { nonce, signature: signed(nonce, newKey().own) })).status).toBe(401)
  expect(await reads(device)).toBe(401)
  expect(await reasonOfEnd(device.id)).toEqual([['system', 'screen.unproven', { name: '无钥匙' }]])
})

test('of a credential nothing is kept but its hash', async () => {
  const device = await pairedDevice(server, '哈希')
  const store = await server.openStore()
  const rows = await store.read.selectFrom('session').selectAll().where('screen', '=', device.id).execute()
  await store.close()
  expect(rows.map(({ hash }) => hash)).toEqual([hashOf(secretOf(device))])
  expect(JSON.stringify(rows)).not.toContain(secretOf(device))
})
