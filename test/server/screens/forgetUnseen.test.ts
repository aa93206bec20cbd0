import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { forgetByTheHour, forgetUnseen } from '#server/screens/forgetUnseen.ts'
import type { Store } from '#server/store/store.ts'
import { DEFAULT_SCREEN } from '#shared/screens/screen.ts'
import { call, enter } from '#test/support/api.ts'
import { pairedDevice, textIn } from '#test/support/device.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock()
const DAY = 24 * 60 * 60_000
let server: TestServer
let store: Store
let admin: string
beforeAll(async () => {
  server = await startTestServer({ clock })
  store = await server.openStore()
  admin = await server.token('admin')
})
afterAll(async () => {
  await store.close()
  await server.stop()
})

const log = { warn: (what: unknown): void => void console.warn(what) }
const ports = () => ({ store, clock, log, accounts: server.accounts })
/** A screen by the link: its cookie and its id. */
async function byLink(): Promise<{ cookie: string; id: string }> {
  const cookie = await enter(server.wallLink)
  const { body } = await call(server.url, 'GET /api/v1/screens/self', { cookie })
  const self: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'self') : undefined
  return { cookie, id: textIn(self, 'id') }
}
const seen = (id: string): Promise<unknown> =>
  store.write((trx) =>
    trx
      .updateTable('screen')
      .set({ seen_at: new Date(clock.now()).toISOString() })
      .where('id', '=', id)
      .execute(),
  )

test('a screen by the link that nobody named and nobody saw for a month leaves the roll, and it is written down', async () => {
  await pairedDevice(server, '配对的屏')
  const [tried, named, used] = [await byLink(), await byLink(), await byLink()]
  const body = { name: '大厅屏', place: '', settings: DEFAULT_SCREEN }
  expect((await call(server.url, `PUT /api/v1/screens/${named.id}`, { token: admin, body })).status).toBe(200)
  clock.advance(29 * DAY)
  await seen(used.id)
  expect(await forgetUnseen(ports())).toEqual([])
  clock.advance(2 * DAY)
  expect(await forgetUnseen(ports())).toEqual([tried.id])
  expect(await forgetUnseen(ports())).toEqual([])

  const left = await store.read.selectFrom('screen').select('name').where('revoked_at', 'is', null).execute()
  expect(new Set(left.map(({ name }) => name))).toEqual(new Set(['配对的屏', '大厅屏', '大屏 3']))
  const board = (cookie: string) => call(server.url, 'GET /api/v1/board', { cookie })
  expect((await board(tried.cookie)).status).toBe(401)
  expect((await board(named.cookie)).status).toBe(200)
  const acts = await store.read
    .selectFrom('audit')
    .select(['actor', 'object', 'detail'])
    .where('action', '=', 'screen.forgotten')
    .execute()
  expect(acts).toEqual([
    { actor: 'system', object: `screen:${tried.id}`, detail: JSON.stringify({ name: '大屏 1' }) },
  ])
})

test('the server looks by itself, every hour', async () => {
  const { id } = await byLink()
  clock.advance(31 * DAY)
  const timers = ['setInterval', 'clearInterval'] as const
  vi.useFakeTimers({ toFake: [...timers] })
  onTestFinished(() => void vi.useRealTimers())
  const gone: string[] = []
  const forgetting = forgetByTheHour(ports(), (screen) => void gone.push(screen))
  await vi.advanceTimersByTimeAsync(59 * 60_000)
  await forgetting.close()
  expect(gone).toEqual([])
  const again = forgetByTheHour(ports(), (screen) => void gone.push(screen))
  await vi.advanceTimersByTimeAsync(61 * 60_000)
  await again.close()
  expect(gone).toContain(id)
})
