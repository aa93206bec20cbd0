import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ScreenReceipts, ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenCommand, ScreenLine, ScreenStatus } from '#shared/screens/screen.ts'
import { call, enter } from '#test/support/api.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { figure } from '#test/support/figures.ts'
import { ask, follow, joinLive, nextProblem, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

describe('the roll-call of screens', () => {
  const clock = fakeClock()
  const open: LiveClient[] = []
  let server: TestServer
  let admin: string
  let publisher: string
  beforeAll(async () => {
    server = await startTestServer({ clock })
    admin = await server.token('admin')
    publisher = await server.token('publisher')
  })
  afterAll(async () => {
    for (const client of open) client.disconnect()
    await server.stop()
  })

  /** A wall that came in by the link, with its page. */
  async function wall(): Promise<{ cookie: string; page: LiveClient; id: string }> {
    clock.advance(1)
    const cookie = await enter(server.wallLink)
    const page = await joinLive(server.url, { cookie, origin: server.url })
    open.push(page)
    await ask(page, 'present', { face: 'wall' })
    const { epoch, seq } = server.releases.board()
    await follow(page, { epoch, seq })
    const self = await call(server.url, 'GET /api/v1/screens/self', { cookie })
    const { id } = (self.body as { self: { id: string } }).self
    await expect.poll(() => lineOf(id)).toBeDefined() // the list follows when the store has it
    return { cookie, page, id }
  }
  const status = (over: Partial<ScreenStatus> = {}): ScreenStatus => ({
    ...{ scene: 'overview', of: null, seq: server.releases.board().seq, paintedAt: clock.now(), layout: 0 },
    ...{ build: 'b1', width: 1920, height: 1080, ratio: 1, heap: 41.5, frames: 60, longest: 17 },
    ...{ offset: 0, doubt: 1, since: 1, hidden: false, faults: [] },
    ...over,
  })
  const says = async (page: LiveClient, over: Partial<ScreenStatus> = {}): Promise<void> => {
    page.emit('status', status(over))
    await ask(page, 'present', { face: 'wall' }) // events of one socket are taken one after another
  }
  const roll = async (): Promise<ScreenRoll> =>
    (await call(server.url, 'GET /api/v1/screens', { token: admin })).body as ScreenRoll
  const lineOf = async (id: string): Promise<ScreenLine | undefined> =>
    (await roll()).screens.find((line) => line.id === id)
  let value = 0
  const publish = async (): Promise<number> => {
    const answer = await call(server.url, 'POST /api/v1/releases', {
      token: publisher,
      body: figure(++value),
    })
    expect(answer.status, answer.text).toBe(201)
    return server.releases.board().seq
  }
  const command = (id: string, body: unknown) =>
    call(server.url, `POST /api/v1/screens/${id}/commands`, { token: admin, body })

  it('knows what each screen last said of itself, and where it is from', async () => {
    const { page, id } = await wall()
    await says(page, { scene: 'economy', faults: [{ at: 1, kind: 'widget', what: 'trend' }] })
    expect(await lineOf(id)).toMatchObject({
      ...{ id, state: 'current', means: 'link', address: '127.0.0.1', lastSeen: clock.now() },
      status: { scene: 'economy', heap: 41.5, faults: [{ kind: 'widget', what: 'trend' }] },
    })
  })

  it('marks a screen that does not paint: behind, then frozen within two heartbeats; and takes its word back', async () => {
    const { page, id } = await wall()
    await says(page)
    const shown = server.releases.board().seq
    await publish()
    clock.advance(2_000)
    expect((await lineOf(id))?.state).toBe('behind')
    clock.advance(5_000)
    await says(page, { seq: shown })
    clock.advance(3_000)
    const line = await lineOf(id)
    expect([line?.state, line?.status?.seq]).toEqual(['frozen', shown])
    page.emit('painted', { seq: server.releases.board().seq, ms: 20 })
    await says(page)
    expect((await lineOf(id))?.state).toBe('current')
  })

  it('marks a screen whose page is there and says nothing, and one that has gone', async () => {
    const { page, id } = await wall()
    await says(page)
    clock.advance(10_000)
    expect((await lineOf(id))?.state).toBe('frozen')
    page.disconnect()
    await expect.poll(async () => (await lineOf(id))?.state).toBe('away')
  })

  it('tells those who watch, within a second and of what changed alone; nobody else', async () => {
    const first = await wall()
    await says(first.page)
    const cookie = await enter(await server.signInLink('admin'))
    const watcher = await joinLive(server.url, { cookie, origin: server.url })
    open.push(watcher)
    await ask(watcher, 'present', { face: 'admin' })
    const { epoch, seq } = server.releases.board()
    await follow(watcher, { epoch, seq })
    const told: (readonly ScreenLine[])[] = []
    watcher.on('roll', (lines) => void told.push(lines))
    const others: unknown[] = []
    first.page.on('roll', (lines) => void others.push(lines))
    await expect.poll(() => told.length, { timeout: 3_000 }).toBeGreaterThan(0)
    const before = told.length
    clock.advance(1)
    await says(first.page, { scene: 'warnings' })
    await expect.poll(() => told.length, { timeout: 3_000 }).toBe(before + 1)
    expect(told.at(-1)?.map(({ id, status }) => [id, status?.scene])).toEqual([[first.id, 'warnings']])
    expect(others).toEqual([])
  })

  it('keeps who painted a release and when, and who did not', async () => {
    const quick = await wall()
    const slow = await wall()
    clock.advance(1_000)
    const first = await publish()
    clock.advance(40)
    quick.page.emit('painted', { seq: first, ms: 33 })
    await says(quick.page)
    const read = async (): Promise<ScreenReceipts['screens']> => {
      const answer = await call(server.url, `GET /api/v1/screens/receipts?seq=${first}`, { token: admin })
      const { screens } = answer.body as ScreenReceipts
      return screens.filter(({ id }) => [quick.id, slow.id].includes(id))
    }
    const at = new Date(clock.now()).toISOString()
    const late = { id: slow.id, paintedAt: null, ms: null, by: null }
    expect(await read()).toMatchObject([{ id: quick.id, paintedAt: at, ms: 33, by: first }, late])
    clock.advance(60_000)
    const second = await publish()
    await says(slow.page, { seq: second }) // it came back with a whole board
    expect((await read())[1]).toMatchObject({ id: slow.id, ms: null, by: second })
    const newcomer = await wall()
    await says(newcomer.page)
    const all = await call(server.url, `GET /api/v1/screens/receipts?seq=${first}`, { token: admin })
    expect((all.body as ScreenReceipts).screens.map(({ id }) => id)).not.toContain(newcomer.id)
    expect((await call(server.url, 'GET /api/v1/screens/receipts?seq=9999', { token: admin })).status).toBe(
      404,
    )
  })

  it('has a screen do things, waits until it has, and writes that down', async () => {
    const { page, id } = await wall()
    const asked: ScreenCommand[] = []
    page.on('command', (one, done) => {
      asked.push(one)
      done({ done: one.kind !== 'reload' })
    })
    expect((await command(id, { kind: 'identify', seconds: 8 })).status).toBe(204)
    expect(asked).toEqual([{ kind: 'identify', seconds: 8 }])
    expect((await command(id, { kind: 'reload' })).body).toMatchObject({ code: 'screen-unable' })
    expect((await command(id, { kind: 'upgrade', build: 'x' })).status).toBe(422)
    expect((await command('nobody', { kind: 'reload' })).status).toBe(404)
    page.disconnect()
    await expect
      .poll(async () => (await command(id, { kind: 'reload' })).body)
      .toMatchObject({ code: 'screen-away' })
    const auditor = await server.token('auditor')
    const acts = await call(server.url, 'GET /api/v1/audit?action=screen.commanded', { token: auditor })
    expect(acts.text).toContain(`screen:${id}`)
  })

  it('takes the picture that it asked for from the screen itself, and no other', async () => {
    const { cookie, page, id } = await wall()
    const put = (body: Buffer) =>
      fetch(`${server.url}/api/v1/screens/self/picture`, {
        method: 'PUT',
        headers: { cookie, 'content-type': 'application/octet-stream', 'sec-fetch-site': 'same-origin' },
        body: new Uint8Array(body),
      })
    expect((await put(JPEG)).status).toBe(404)
    page.on('command', (_one, done) => void put(JPEG).then(({ ok }) => done({ done: ok })))
    expect((await command(id, { kind: 'picture' })).status).toBe(204)
    const picture = await fetch(`${server.url}/api/v1/screens/${id}/picture`, {
      headers: { authorization: `Bearer ${admin}` },
    })
    expect(picture.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await picture.arrayBuffer())).toEqual(JPEG)
    expect((await put(Buffer.alloc(400_001))).status).toBe(413)
    await call(server.url, `DELETE /api/v1/screens/${id}`, { token: admin })
    const after = await call(server.url, `GET /api/v1/screens/${id}/picture`, { token: admin })
    expect(after.status).toBe(404)
    await expect.poll(() => lineOf(id)).toBeUndefined()
  })

  it('is for those who run the walls: a person’s page is not heard, a screen may not look', async () => {
    const { cookie, page, id } = await wall()
    expect((await call(server.url, 'GET /api/v1/screens', { cookie })).status).toBe(403)
    const filer = await server.token('filer')
    expect((await call(server.url, 'GET /api/v1/screens', { token: filer })).status).toBe(403)
    const reviewer = await server.token('reviewer')
    const reload = { token: reviewer, body: { kind: 'reload' } }
    expect((await call(server.url, 'GET /api/v1/screens', { token: reviewer })).status).toBe(200)
    expect((await call(server.url, `POST /api/v1/screens/${id}/commands`, reload)).status).toBe(403)
    const person = await joinLive(server.url, { token: publisher })
    open.push(person)
    const refused = nextProblem(person)
    person.emit('status', status())
    expect((await refused).code).toBe('forbidden')
    const rubbish = nextProblem(page)
    page.emit('status', { ...status(), seq: -1 })
    expect((await rubbish).code).toBe('invalid')
  })
})
