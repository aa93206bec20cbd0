import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import type { ReleaseReceipts } from '#shared/contract/live.ts'
import type { ScreenReceipts } from '#shared/contract/screens.ts'
import type { ScreenCommand, ScreenSelf } from '#shared/screens/screen.ts'
import { page, paints, SOON, startLiveNodes, status } from '#test/server/live/nodes/liveNodes.ts'
import { call } from '#test/support/api.ts'
import { ask, joinLive } from '#test/support/liveClient.ts'
import { asAdmin } from '#test/support/postgresDoor.ts'
import type { TestServer } from '#test/support/server.ts'

vi.setConfig({ testTimeout: 20_000, hookTimeout: 60_000 }) // word goes to and fro many times
let nodes: Awaited<ReturnType<typeof startLiveNodes>>
beforeAll(async () => void (nodes = await startLiveNodes()))
afterAll(() => nodes.stop())

/** Of a size that takes many words to tell. */
const JPEG = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * 7_919) % 251)),
])

test('staff of any node see how far a release has got on the screens of all', async () => {
  const walls = [
    await nodes.wallOn(nodes.a, '收一'),
    await nodes.wallOn(nodes.b, '收二'),
    await nodes.wallOn(nodes.b, '收三'),
  ]
  const staff = await page(nodes.a, 'admin', { token: nodes.publisher })
  const told: ReleaseReceipts[] = []
  staff.on('receipts', (receipts) => told.push(receipts))
  const following = async ({ url }: TestServer) =>
    (await call(url, 'GET /api/v1/receipts/following', { token: nodes.admin })).body
  const all = { wall: 3, tablet: 0, admin: 1, other: 0 }
  await vi.waitFor(
    async () => expect([await following(nodes.a), await following(nodes.b)]).toEqual([all, all]),
    SOON,
  )

  const seq = await nodes.publish(nodes.a)
  await Promise.all(walls.map(({ client }, i) => paints(client, seq, (i + 1) * 10)))
  const whole = {
    ...{ seq, following: 4, painted: 3, p50: 20, p95: 30 },
    byFace: [
      { face: 'wall', following: 3, painted: 3, p95: 30 },
      { face: 'admin', following: 1, painted: 0, p95: null },
    ],
  }
  await vi.waitFor(() => expect(told.at(-1)).toEqual(whole), SOON)
  const newest = async ({ url }: TestServer) =>
    ((await call(url, 'GET /api/v1/receipts', { token: nodes.admin })).body as ReleaseReceipts[])[0]
  expect([await newest(nodes.a), await newest(nodes.b)]).toEqual([whole, whole])
})

test('a screen is on the roll of every node, as the node knows it on which it hangs', async () => {
  const { client, device, id } = await nodes.wallOn(nodes.b, '名册')
  client.emit('status', status(nodes.b, { scene: 'economy' }))
  const there = { state: 'current', status: { scene: 'economy', heap: 41.5 }, address: '127.0.0.1' }
  await vi.waitFor(async () => expect(await nodes.lineOn(nodes.a, id)).toMatchObject(there), SOON)
  const body = { kind: 'crashed', what: 'watchdog' }
  const cookie = { cookie: device.cookie(), headers: { 'user-agent': device.agent } }
  await call(nodes.a.url, 'POST /api/v1/screens/self/faults', { ...cookie, body })
  await vi.waitFor(
    async () => expect((await nodes.lineOn(nodes.b, id))?.status?.faults).toMatchObject([body]),
    SOON,
  )

  // It comes over: what it painted is told of once, and its first word counts.
  const seq = await nodes.publish(nodes.a)
  await paints(client, seq, 12)
  await vi.waitFor(async () => expect((await nodes.lineOn(nodes.a, id))?.status?.seq).toBe(seq), SOON)
  client.disconnect()
  const again = await page(nodes.a, 'wall', {
    ...{ cookie: device.cookie(), origin: nodes.a.url, agent: device.agent },
  })
  await vi.waitFor(
    async () =>
      expect(await nodes.lineOn(nodes.b, id)).toMatchObject({
        state: 'current',
        status: { scene: 'economy' },
      }),
    SOON,
  )
  again.emit('status', status(nodes.a, { scene: 'warnings' }))
  await vi.waitFor(
    async () => expect((await nodes.lineOn(nodes.b, id))?.status?.scene).toBe('warnings'),
    SOON,
  )
  const receipts = async ({ url }: TestServer) => {
    const answer = await call(url, `GET /api/v1/screens/receipts?seq=${seq}`, { token: nodes.admin })
    return (answer.body as ScreenReceipts).screens.filter((screen) => screen.id === id)
  }
  await receipts(nodes.a)
  await vi.waitFor(async () => expect(await receipts(nodes.b)).toMatchObject([{ id, ms: 12, by: seq }]), SOON)
})

test('a command finds the screen on whichever node it hangs, and its answer and picture come back', async () => {
  const { client, device, id } = await nodes.wallOn(nodes.b, '命令')
  client.emit('status', status(nodes.b))
  await vi.waitFor(async () => expect((await nodes.lineOn(nodes.a, id))?.state).toBe('current'), SOON)
  const commands: ScreenCommand[] = []
  client.on('command', async (command, done) => {
    commands.push(command)
    if (command.kind !== 'picture') return done({ done: command.kind === 'identify' })
    // A picture goes by HTTP, and the balancer may take it to any node.
    const answer = await fetch(`${nodes.a.url}/api/v1/screens/self/picture`, {
      ...{ method: 'PUT', body: JPEG },
      headers: {
        cookie: device.cookie(),
        'user-agent': device.agent,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/octet-stream',
      },
    })
    done({ done: answer.status === 204 })
  })
  const command = (server: TestServer, body: unknown) =>
    call(server.url, `POST /api/v1/screens/${id}/commands`, { token: nodes.admin, body })
  expect((await command(nodes.a, { kind: 'identify', seconds: 5 })).status).toBe(204)
  expect(await command(nodes.a, { kind: 'reload' })).toMatchObject({ body: { code: 'screen-unable' } })
  expect((await command(nodes.b, { kind: 'picture' })).status).toBe(204)
  expect(commands.map(({ kind }) => kind)).toEqual(['identify', 'reload', 'picture'])
  for (const { url } of [nodes.b, nodes.a]) {
    const headers = { authorization: `Bearer ${nodes.admin}` }
    const picture = await fetch(`${url}/api/v1/screens/${id}/picture`, { headers })
    expect(Buffer.from(await picture.arrayBuffer()).equals(JPEG)).toBe(true)
  }
  client.disconnect()
  await vi.waitFor(
    async () =>
      expect(await command(nodes.a, { kind: 'reload' })).toMatchObject({ body: { code: 'screen-away' } }),
    SOON,
  )
})

test('a screen has one presenter over all nodes, who points on it from any', async () => {
  const { client, id } = await nodes.wallOn(nodes.b, '演示')
  client.emit('status', status(nodes.b))
  const told: ScreenSelf[] = []
  const points: unknown[] = []
  client.on('self', (self) => told.push(self))
  client.on('point', (pointing) => points.push(pointing))
  await vi.waitFor(async () => expect((await nodes.lineOn(nodes.a, id))?.state).toBe('current'), SOON)
  const show = ({ url }: TestServer, token: string, scene: string, take = '') =>
    call(url, `PUT /api/v1/screens/${id}/stage${take}`, { token, body: { scene } })
  const atOnce = await Promise.all([
    show(nodes.a, nodes.viewer, 'overview'),
    show(nodes.b, nodes.reviewer, 'economy'),
  ])
  expect(atOnce.map((answer) => answer.status).toSorted()).toEqual([200, 409])
  expect((await show(nodes.a, nodes.viewer, 'overview', '?take=1')).status).toBe(200)
  const at = performance.now()
  await vi.waitFor(() => expect(told.at(-1)?.stage?.showing.scene).toBe('overview'), { ...SOON, interval: 1 })
  console.log(
    `a scene set on one node is told to a screen of the other within ${Math.round(performance.now() - at)} ms`,
  )

  const [near, far, stranger] = await Promise.all([
    joinLive(nodes.b.url, { token: nodes.viewer }),
    joinLive(nodes.a.url, { token: nodes.viewer }),
    joinLive(nodes.a.url, { token: nodes.reviewer }),
  ])
  onTestFinished(() => [near, far, stranger].forEach((socket) => socket.disconnect()))
  far.emit('point', { screen: id, at: { x: 0.25, y: 0.5 } })
  await vi.waitFor(() => expect(points.at(-1)).toEqual({ at: { x: 0.25, y: 0.5 } }), SOON)
  near.emit('point', { screen: id, at: null })
  await vi.waitFor(() => expect(points.at(-1)).toEqual({ at: null }), SOON)
  expect(await ask(stranger, 'point', { screen: id, at: null })).toMatchObject({
    problem: { code: 'forbidden' },
  })
  // Whoever takes over by one node has it at once on all.
  expect((await show(nodes.b, nodes.reviewer, 'economy', '?take=1')).status).toBe(200)
  stranger.emit('point', { screen: id, at: { x: 1, y: 1 } })
  await vi.waitFor(() => expect(points.at(-1)).toEqual({ at: { x: 1, y: 1 } }), SOON)
  expect((await show(nodes.a, nodes.viewer, 'overview')).status).toBe(409)

  nodes.advance(6 * 60_000)
  await vi.waitFor(() => expect(told.at(-1)?.stage).toBeNull(), SOON)
  const acts = await asAdmin(nodes.place.adminUrl, (client) =>
    client.query('select action from audit where object = $1 order by n', [`screen:${id}`]),
  )
  const said = acts.rows.map(({ action }) => String(action))
  expect(said.slice(0, 2)).toEqual(['screen.paired', 'screen.taken'])
  expect(said.filter((action) => action === 'screen.taken')).toHaveLength(1)
  expect(said.filter((action) => action === 'screen.silenced')).toHaveLength(1)
})
