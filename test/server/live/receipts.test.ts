import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { receiptBook } from '#server/live/receiptBook.ts'
import type { Face, ReleaseReceipts } from '#shared/contract/live.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { ask, follow, joinLive, nextFrame, type LiveClient } from '#test/support/liveClient.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

describe('the book of receipts', () => {
  const following = new Map<Face, number>([
    ['wall', 2],
    ['tablet', 1],
  ])

  it('counts and measures by face', () => {
    const book = receiptBook()
    book.announce(1, following, 0)
    book.painted({ face: 'wall', after: 0, seq: 1, ms: 20 })
    book.painted({ face: 'wall', after: 0, seq: 1, ms: 40 })
    book.painted({ face: 'tablet', after: 0, seq: 1, ms: 30 })
    expect(book.newest()).toEqual([
      {
        seq: 1,
        following: 3,
        painted: 3,
        p50: 30,
        p95: 40,
        byFace: [
          { face: 'wall', following: 2, painted: 2, p95: 40 },
          { face: 'tablet', following: 1, painted: 1, p95: 30 },
        ],
      },
    ])
  })

  it('a screen that shows the newest shows those before it, later by as much as they came earlier', () => {
    const book = receiptBook()
    for (const seq of [1, 2, 3]) book.announce(seq, following, seq * 100)
    book.painted({ face: 'wall', after: 1, seq: 3, ms: 25 })
    expect(book.newest().map(({ seq, painted, p50 }) => ({ seq, painted, p50 }))).toEqual([
      { seq: 3, painted: 1, p50: 25 },
      { seq: 2, painted: 1, p50: 125 },
      { seq: 1, painted: 0, p50: null },
    ])
  })

  it('tells of what has changed once, and keeps the newest two hundred', () => {
    const book = receiptBook()
    for (let seq = 1; seq <= 250; seq++) book.announce(seq, following, seq)
    expect(book.takeChanged()).toHaveLength(200)
    expect(book.takeChanged()).toEqual([])
    book.painted({ face: 'wall', after: 0, seq: 250, ms: 1 })
    expect(book.newest()).toHaveLength(200)
    expect(book.takeChanged()).toHaveLength(200)
    book.painted({ face: 'wall', after: 0, seq: 1, ms: 1 })
    expect(book.takeChanged()).toEqual([])
  })
})

describe('receipts over the wire', () => {
  let server: TestServer
  let publisher: string
  let wall: string
  beforeAll(async () => {
    server = await startTestServer()
    publisher = await server.token('publisher')
    wall = await enter(server.wallLink)
  })
  afterAll(() => server.stop())

  const screen = async (face: Face): Promise<LiveClient> => {
    const client = await joinLive(server.url, { cookie: wall, origin: server.url })
    await ask(client, 'present', { face })
    const { epoch, seq } = server.releases.board()
    await follow(client, { epoch, seq })
    return client
  }
  let value = 0
  const publish = () => call(server.url, 'POST /api/v1/releases', { token: publisher, body: figure(++value) })

  it('staff are told how far a release has got; viewers are not', async () => {
    const screens = [await screen('wall'), await screen('wall'), await screen('tablet')]
    const staff = await joinLive(server.url, { token: publisher })
    await ask(staff, 'present', { face: 'admin' })
    await follow(staff, { epoch: server.releases.board().epoch, seq: server.releases.board().seq })
    const told: ReleaseReceipts[] = []
    staff.on('receipts', (receipts) => told.push(receipts))
    screens[0]?.on('receipts', () =>
      told.push({ seq: -1, following: 0, painted: 0, p50: null, p95: null, byFace: [] }),
    )

    const frames = screens.map(nextFrame)
    await publish()
    await Promise.all(frames)
    const { seq } = server.releases.board()
    screens.forEach((client, i) => client.emit('painted', { seq, ms: (i + 1) * 10 }))

    await expect.poll(() => told.at(-1)?.painted).toBe(3)
    expect(told.at(-1)).toEqual({
      seq,
      following: 4,
      painted: 3,
      p50: 20,
      p95: 30,
      byFace: [
        { face: 'wall', following: 2, painted: 2, p95: 20 },
        { face: 'tablet', following: 1, painted: 1, p95: 30 },
        { face: 'admin', following: 1, painted: 0, p95: null },
      ],
    })
    expect(told.map((receipts) => receipts.seq)).not.toContain(-1)
    expect((await call(server.url, 'GET /api/v1/receipts', { token: publisher })).body).toEqual([told.at(-1)])
    for (const client of [...screens, staff]) client.disconnect()
  })

  it('only what can be true is counted, and once', async () => {
    const client = await screen('wall')
    const frame = nextFrame(client)
    await publish()
    await frame
    const { seq } = server.releases.board()
    for (const claim of [
      { seq: seq + 1, ms: 1 },
      { seq, ms: 5 },
      { seq, ms: 6 },
      { seq: seq - 1, ms: 7 },
      { seq, ms: -1 },
    ])
      client.emit('painted', claim)
    await ask(client, 'present', { face: 'wall' })
    const idle = await joinLive(server.url, { cookie: wall, origin: server.url })
    idle.emit('painted', { seq, ms: 1 })
    await ask(idle, 'present', { face: 'wall' })
    const [newest] = (await call(server.url, 'GET /api/v1/receipts', { token: publisher }))
      .body as ReleaseReceipts[]
    expect(newest).toMatchObject({ seq, following: 1, painted: 1, p50: 5 })
    client.disconnect()
    idle.disconnect()
  })
})
