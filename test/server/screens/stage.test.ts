import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Showing, Stage } from '#shared/screens/screen.ts'
import { call, type ApiAnswer } from '#test/support/api.ts'
import { pairedDevice, type Device } from '#test/support/device.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { ask, joinLive, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const MINUTE = 60_000
const clock = fakeClock()
const data = await tempFolder()
let server: TestServer
let [leader, reviewer, admin, filer, auditor] = ['', '', '', '', '']
let screen: Device & { readonly id: string }
let socket: LiveClient
/** What the screen was told, newest last. */
let told: (Stage | null)[] = []

beforeAll(async () => {
  server = await startTestServer({ clock, dataDir: data.path })
  leader = await server.token('viewer')
  reviewer = await server.token('reviewer')
  admin = await server.token('admin')
  filer = await server.token('filer')
  auditor = await server.token('auditor')
})
afterAll(async () => {
  await server.stop()
  await data.remove()
})
let count = 0
beforeEach(async () => {
  screen = await pairedDevice(server, `演示屏 ${++count}`)
  told = []
  socket = await joinLive(server.url, { cookie: screen.cookie(), origin: server.url, agent: screen.agent })
  socket.on('self', ({ stage }) => told.push(stage))
  return () => void socket.disconnect()
})

const show = (token: string, showing: Showing, take = ''): Promise<ApiAnswer> =>
  call(server.url, `PUT /api/v1/screens/${screen.id}/stage${take}`, { token, body: showing })
const letGo = async (token: string): Promise<number> =>
  (await call(server.url, `DELETE /api/v1/screens/${screen.id}/stage`, { token })).status
const stageNow = async (): Promise<unknown> => {
  const { body } = await call(server.url, 'GET /api/v1/stages', { token: leader })
  const { screens } = body as { screens: { id: string; stage: Stage | null; mine: boolean }[] }
  return screens.find(({ id }) => id === screen.id)
}
const acts = async (): Promise<string[]> => {
  const path = `GET /api/v1/audit?object=${encodeURIComponent(`screen:${screen.id}`)}`
  const { body } = await call(server.url, path, { token: auditor })
  return (body as { entries: { action: string }[] }).entries.map(({ action }) => action).reverse()
}

test('what a leader shows reaches the screen, and its end too; both are in the log of acts', async () => {
  const taken = await show(leader, { scene: 'overview' })
  expect(taken).toMatchObject({ status: 200, body: { showing: { scene: 'overview' } } })
  await expect.poll(() => told.at(-1)?.showing).toEqual({ scene: 'overview' })
  expect(await stageNow()).toMatchObject({ mine: true, stage: { since: clock.now() } })
  expect(await letGo(leader)).toBe(204)
  await expect.poll(() => told.at(-1)).toBeNull()
  expect(await stageNow()).toMatchObject({ mine: false, stage: null })
  expect(await acts()).toEqual(['screen.paired', 'screen.taken', 'screen.let-go'])
})

test('another is refused and told who has it until when; whoever takes over has it', async () => {
  await show(leader, { scene: 'overview' })
  expect(await show(reviewer, { scene: 'economy' })).toMatchObject({
    status: 409,
    body: {
      code: 'stage-taken',
      en: expect.stringMatching(/test-\d+ presents on .* until \d\d:\d\d:\d\d/) as string,
    },
  })
  expect(await letGo(reviewer)).toBe(409)
  expect((await show(reviewer, { scene: 'economy' }, '?take=1')).status).toBe(200)
  expect((await show(leader, { scene: 'overview' })).status).toBe(409)
  await expect.poll(() => told.at(-1)?.showing.scene).toBe('economy')
  expect(await acts()).toEqual(['screen.paired', 'screen.taken', 'screen.taken-over'])
  expect(await letGo(admin)).toBe(204)
})

test('showing something else is an act, choosing a point on the same picture is none; both go on', async () => {
  await show(leader, { scene: 'overview' })
  clock.advance(2 * MINUTE)
  const { body } = await show(leader, { scene: 'overview', selection: { subject: '410104' } })
  expect(body).toMatchObject({ since: clock.now() - 2 * MINUTE, until: clock.now() + 5 * MINUTE })
  await show(leader, { scene: 'economy', asOf: '2020-05-01' })
  expect(await acts()).toEqual(['screen.paired', 'screen.taken', 'screen.shown'])
})

test('after minutes of silence the screen goes back to its playlist by itself', async () => {
  await show(leader, { scene: 'overview' })
  clock.advance(5 * MINUTE - 1)
  expect(await stageNow()).toMatchObject({ mine: true })
  clock.advance(1)
  expect(await stageNow()).toMatchObject({ stage: null })
  await expect.poll(() => told.at(-1)).toBeNull()
  expect(await acts()).toEqual(['screen.paired', 'screen.taken', 'screen.silenced'])
})

test(
  'a presentation outlives a restart of the server, and its silence is noticed after one',
  { timeout: 20_000 },
  async () => {
    await show(leader, { scene: 'overview' })
    const restart = async (): Promise<void> => {
      await server.stop()
      server = await startTestServer({ clock, dataDir: data.path })
    }
    await restart()
    expect(await stageNow()).toMatchObject({ mine: true, stage: { showing: { scene: 'overview' } } })
    await restart()
    clock.advance(6 * MINUTE)
    await expect.poll(acts).toEqual(['screen.paired', 'screen.taken', 'screen.silenced'])
    admin = await server.token('admin')
  },
)

test('the pointer reaches the screen alone, from whoever presents alone, and counts as a word', async () => {
  const [own, stranger] = await Promise.all(
    [leader, reviewer].map((token) => joinLive(server.url, { token })),
  )
  if (!own || !stranger) throw new Error('not joined')
  const seen: unknown[] = []
  socket.on('point', (pointing) => seen.push(pointing))
  own.on('point', () => seen.push('to the presenter'))
  const point = { screen: screen.id, at: { x: 0.25, y: 0.5 } }
  expect(await ask(own, 'point', point)).toMatchObject({ problem: { code: 'forbidden' } })
  await show(leader, { scene: 'overview' })
  clock.advance(4 * MINUTE)
  own.emit('point', point)
  await expect.poll(() => seen).toEqual([{ at: { x: 0.25, y: 0.5 } }])
  expect(await ask(stranger, 'point', point)).toMatchObject({ problem: { code: 'forbidden' } })
  await expect.poll(() => told.at(-1)?.until).toBe(clock.now() + 5 * MINUTE)
  clock.advance(4 * MINUTE)
  expect(await stageNow()).toMatchObject({ mine: true })
  expect(seen).toHaveLength(1)
  own.disconnect()
  stranger.disconnect()
})

test('a pointer that moves with every frame is not taken for a flood', async () => {
  const own = await joinLive(server.url, { token: leader })
  await show(leader, { scene: 'overview' })
  let isCut = false
  own.on('disconnect', () => (isCut = true))
  let seen = 0
  socket.on('point', () => seen++)
  for (let i = 0; i < 180; i++) {
    own.emit('point', { screen: screen.id, at: { x: i / 180, y: 0.5 } })
    await new Promise((resolve) => setTimeout(resolve, 16))
  }
  expect(isCut).toBe(false)
  expect(seen).toBeGreaterThan(150)
  own.disconnect()
})

test('who files, a screen itself and a scene that there is none of are refused', async () => {
  expect((await show(filer, { scene: 'overview' })).status).toBe(403)
  expect((await screen.ask(`PUT /api/v1/screens/${screen.id}/stage`, { scene: 'overview' })).status).toBe(403)
  expect(await show(leader, { scene: 'nowhere' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/scene', code: 'unknown-scene' }] },
  })
  const nobody = await call(server.url, 'PUT /api/v1/screens/none/stage', {
    token: leader,
    body: { scene: 'overview' },
  })
  expect(nobody.status).toBe(404)
})

test('two who take at the same moment: one has it', async () => {
  const answers = await Promise.all([
    show(leader, { scene: 'overview' }),
    show(reviewer, { scene: 'overview' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})
