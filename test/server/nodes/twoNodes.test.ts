import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { ROLES } from '#shared/contract/roles.ts'
import { asPeriod } from '#shared/period.ts'
import { cell, deskOf, person } from '#test/server/drafts/desk.ts'
import { ADMIN, entryOf, oneEdit, RETAIL_CODE } from '#test/server/releases/catalogueEdits.ts'
import { RETAIL, RETAIL_LEVEL } from '#test/server/releases/builders.ts'
import { startTwoNodes, type TwoNodes } from '#test/server/nodes/twoNodes.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { ask, follow, joinLive, type LiveClient } from '#test/support/liveClient.ts'
import { asAdmin } from '#test/support/postgresDoor.ts'
import { postgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let nodes: TwoNodes
let token: string
beforeAll(async () => {
  nodes = await startTwoNodes({ empty: true })
  token = await nodes.a.token('publisher')
})
afterAll(() => nodes.stop())

const SOON = { timeout: 3_000, interval: 10 }
const publish = ({ url }: TestServer, body: unknown) => call(url, 'POST /api/v1/releases', { token, body })
const seq = ({ releases }: TestServer): number => releases.board().seq

/** A screen of a node with every release that it is told. */
async function watching(server: TestServer): Promise<{ client: LiveClient; seqs: number[] }> {
  const client = await joinLive(server.url, { token })
  onTestFinished(() => void client.disconnect())
  const seqs: number[] = []
  client.on('release', ({ releases }) => seqs.push(...releases.map((release) => release.seq)))
  const { epoch } = server.releases.board()
  await follow(client, { epoch, seq: seq(server) })
  return { client, seqs }
}

test('two that start at once on an empty database make one schema and each first account once', async () => {
  const names = (await nodes.a.accounts.people.list()).map(({ name }) => name)
  expect(names.toSorted()).toEqual([...ROLES].toSorted())
  const created = await asAdmin(nodes.place.adminUrl, (admin) =>
    admin.query(`select 1 from audit where action = 'account.created'`),
  )
  expect(created.rowCount).toBe(ROLES.length)
})

test('each says how many are at work; the link of the wall that one prints opens it on all, until that one ends', async () => {
  const counted = async ({ url }: TestServer) =>
    ((await call(url, 'GET /readyz')).body as { nodes: number }).nodes
  await vi.waitFor(async () => expect([await counted(nodes.a), await counted(nodes.b)]).toEqual([2, 2]), SOON)
  const third = await startTestServer({ env: { DATABASE_URL: nodes.place.url } })
  await vi.waitFor(async () => expect(await counted(nodes.a)).toBe(3), SOON)
  const { text } = await call(nodes.a.url, 'GET /metrics')
  expect(text).toContain('guanlan_nodes 3')
  expect(text).toContain(`address="${new URL(nodes.b.url).host}"`)
  const link = `${nodes.a.url}/wall${new URL(third.wallLink).hash}`
  const cookie = await enter(link)
  const { body } = await call(nodes.b.url, 'GET /api/v1/session', { cookie })
  expect(body).toMatchObject({ role: 'screen' })
  await third.stop()
  await vi.waitFor(async () => expect(await counted(nodes.a)).toBe(2), SOON)
  await expect(enter(link)).rejects.toThrow('sign-in-failed')
})

test('what one publishes is on the other’s board and sockets, and seldom a moment later', async () => {
  const { seqs } = await watching(nodes.b)
  const first = seq(nodes.a)
  const hops: number[] = []
  for (let n = 1; n <= 10; n++) {
    await publish(nodes.a, figure(n))
    const from = performance.now()
    await vi.waitFor(() => expect(seqs).toHaveLength(n), SOON)
    hops.push(performance.now() - from)
  }
  expect(seqs).toEqual(Array.from({ length: 10 }, (_, i) => first + i + 1))
  const middle = hops.toSorted((a, b) => a - b)[5] ?? Infinity
  console.log(`commit on one node to a socket of the other: median ${middle.toFixed(1)} ms`)
  expect(middle).toBeLessThan(200) // not by the look each second
})

test('both publish at once: one row of numbers, and the same board everywhere', async () => {
  const [atA, atB] = [await watching(nodes.a), await watching(nodes.b)]
  const first = seq(nodes.a)
  const months = Array.from({ length: 10 }, (_, i) => asPeriod(`2019-${String(i + 3).padStart(2, '0')}`))
  const answers = await Promise.all(
    months.flatMap((month, i) => [
      publish(nodes.a, figure(i, month, RETAIL)),
      publish(nodes.b, figure(i + 0.5, month, RETAIL_LEVEL)),
    ]),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  const all = Array.from({ length: 20 }, (_, i) => first + i + 1)
  await vi.waitFor(() => expect([atA.seqs, atB.seqs]).toEqual([all, all]), SOON)
  const { body: boardA } = await call(nodes.a.url, 'GET /api/v1/board', { token })
  expect(boardA).toEqual((await call(nodes.b.url, 'GET /api/v1/board', { token })).body)
})

test('whoever goes from one node to another never finds less than before', async () => {
  for (let n = 0; n < 16; n++) {
    const [here, there] = n % 2 === 0 ? [nodes.a, nodes.b] : [nodes.b, nodes.a]
    const { body } = await publish(here, figure(50 + n))
    const board = await call(there.url, 'GET /api/v1/board', { token })
    expect(board.body).toMatchObject({ seq: (body as { seq: number }).seq })
  }
})

test('without any word the look at the log each second finds what was published', async () => {
  const quiet = () =>
    asAdmin(nodes.place.adminUrl, (admin) =>
      admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'guanlan nodes' and datname = current_database()`),
    )
  const { seqs } = await watching(nodes.b)
  for (let n = 1; n <= 3; n++) {
    await quiet()
    await publish(nodes.a, figure(100 + n))
  }
  await vi.waitFor(() => expect(seqs).toHaveLength(3), SOON)
  expect(seqs.at(-1)).toBe(seq(nodes.a))
})

test('a draft that is changed on one node is told to those who have it open on the other', async () => {
  const wang = await person(nodes.a, '王', 'filer', 'bureau.stats-general')
  const desk = deskOf(nodes.a)
  const { id, version } = await desk.begin(wang, [cell(RETAIL, '3.2')])
  const client = await joinLive(nodes.b.url, { cookie: wang.cookie ?? '', origin: nodes.b.url })
  onTestFinished(() => void client.disconnect())
  const frames: unknown[] = []
  let desks = 0
  client.on('draft', (frame) => frames.push(frame))
  client.on('desk', () => (desks += 1))
  await ask(client, 'follow', { epoch: 'none', seq: 0 })
  await ask(client, 'edit', { draft: id })
  await desk.patch(wang, id, { set: [{ ...cell(RETAIL, '3.3'), base: version }] })
  await vi.waitFor(() => expect(frames.at(-1)).toMatchObject({ id, version: version + 1 }), SOON)
  await vi.waitFor(() => expect(desks).toBeGreaterThan(0), SOON)
})

test('what is edited on one node stands on the other, which takes nothing that no longer fits', async () => {
  const { a, b } = nodes
  const rename = oneEdit(
    RETAIL_CODE,
    { zh: '零售增速' },
    { entry: entryOf(RETAIL_CODE, { zh: '零售增速' }, a.releases.catalogue()) },
  )
  await a.releases.editCatalogue(ADMIN, rename)
  const meeting = a.releases.ledgers().get('coordination-meeting')
  const fields = [...(meeting?.fields ?? []), { name: 'place', zh: '地点', en: 'Place', type: 'string' }]
  await a.releases.editLedgers(ADMIN, {
    edits: [{ basedOn: 0, entry: { ...meeting, fields } }],
    reason: 'test',
  })
  // At once, ahead of any word: it is checked again when its turn comes.
  const record = {
    entity: 'coordination-meeting',
    id: 'M1',
    fields: { domain: 'ecology', type: 'weekly', heldOn: '2026-09-08', place: '二楼' },
  }
  expect(await publish(b, { title: '台账', records: [record] })).toMatchObject({ status: 201 })
  expect(b.releases.catalogue().indicator(RETAIL_CODE)?.zh).toBe('零售增速')
  await expect(b.releases.editCatalogue(ADMIN, rename)).rejects.toThrow()
})

test('one that has shown what the log has lost says so and asks to be started anew', async () => {
  const place = await postgresPlace()
  let lost = 0
  const server = await startTestServer({ env: { DATABASE_URL: place.url }, onLost: () => (lost += 1) })
  const pusher = await server.token('publisher')
  for (const value of [1, 2])
    await call(server.url, 'POST /api/v1/releases', { token: pusher, body: figure(value) })
  // A standby that had not received the last release takes over.
  await asAdmin(place.adminUrl, (admin) =>
    admin.query(`delete from release_log where seq = 2; update change_seq set value = 1`),
  )
  await vi.waitFor(() => expect(lost).toBe(1), SOON)
  expect(server.log()).toContain('the log has lost releases that were shown')
  await server.stop()
  await place.remove()
})
