import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { call, enter } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { follow, joinLive } from '#test/support/liveClient.ts'
import { startPostgres, type Postgres } from '#test/support/postgres.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let postgres: Postgres
let nodes: readonly TestServer[]
let token: string
let viewer: string
beforeAll(async () => {
  postgres = await startPostgres()
  const start = () => startTestServer({ env: { DATABASE_URL: postgres.url } })
  nodes = await Promise.all([start(), start()])
  token = await one(0).token('publisher')
  viewer = await enter(await one(0).signInLink('viewer'))
})
afterAll(async () => {
  await Promise.all(nodes.map((server) => server.stop()))
  await postgres.stop()
})

const one = (n: number): TestServer => {
  const server = nodes[n]
  if (!server) throw new Error(`there is no node ${n}`)
  return server
}
const PATIENCE_MS = 60_000
/** What a wall may be behind after the database is back. */
const CURRENT_WITHIN_MS = 5_000
const MONTHS = Array.from({ length: 100 }, (_, i) =>
  asPeriod(`${2010 + Math.floor(i / 10)}-${String((i % 10) + 3).padStart(2, '0')}`),
)

/** Publishes one figure after another on a node until told to stop; keeps what was acknowledged and what was refused. */
function publisher(server: TestServer, months: readonly string[]) {
  const acknowledged: number[] = []
  const refusals: string[] = []
  let isStopped = false
  const run = async (): Promise<void> => {
    for (let n = 0; !isStopped; n++) {
      const month = asPeriod(months[n % months.length] ?? '')
      const answer = await call(server.url, 'POST /api/v1/releases', { token, body: figure(n, month) })
      if (answer.status === 201) acknowledged.push((answer.body as { seq: number }).seq)
      else refusals.push(`${answer.status} ${(answer.body as { code: string }).code}`)
      await sleep(answer.status === 201 ? 2 : 50)
    }
  }
  const running = run()
  return { acknowledged, refusals, stop: () => ((isStopped = true), running) }
}

test(
  'the database dies under both nodes and comes back: nothing acknowledged is lost, reads go on, and all are current soon',
  async () => {
    const sockets = await Promise.all(nodes.map((server) => joinLive(server.url, { token })))
    const seen = await Promise.all(
      sockets.map(async (socket, n) => {
        const seqs: number[] = []
        socket.on('release', ({ releases }) => seqs.push(...releases.map(({ seq }) => seq)))
        const { epoch, seq } = one(n).releases.board()
        await follow(socket, { epoch, seq })
        return seqs
      }),
    )
    for (const { url } of nodes) await call(url, 'GET /api/v1/board', { cookie: viewer }) // signed in on both
    const publishers = nodes.map((server, n) =>
      publisher(
        server,
        MONTHS.filter((_, i) => i % 2 === n),
      ),
    )
    await vi.waitFor(
      () => publishers.forEach(({ acknowledged }) => expect(acknowledged.length).toBeGreaterThan(10)),
      20_000,
    )
    await postgres.crash()

    for (const { url } of nodes) {
      const written = await call(url, 'POST /api/v1/releases', { token, body: figure(-1) })
      expect(written).toMatchObject({ status: 503, body: { code: 'unavailable' } })
      expect(await call(url, 'GET /readyz')).toMatchObject({ status: 503, body: { code: 'unavailable' } })
      expect(await call(url, 'GET /healthz')).toMatchObject({ status: 200 })
      for (const who of [{ token }, { cookie: viewer }])
        expect(await call(url, 'GET /api/v1/board', who)).toMatchObject({ status: 200 })
      expect(await call(url, 'GET /api/v1/board', { token: `${token}x` })).toMatchObject({ status: 503 })
      const socket = await joinLive(url, { token })
      const { epoch, seq } = one(0).releases.board()
      expect(await follow(socket, { epoch, seq })).toHaveProperty('head')
      socket.disconnect()
    }
    await sleep(1_000)
    await postgres.restart()
    const back = performance.now()
    const before = publishers.map(({ acknowledged }) => acknowledged.length)
    await vi.waitFor(
      () => {
        publishers.forEach(({ acknowledged }, n) =>
          expect(acknowledged.length).toBeGreaterThan(before[n] ?? 0),
        )
        for (const { releases } of nodes)
          expect(releases.board().seq).toBeGreaterThanOrEqual(
            Math.max(...publishers.flatMap((p) => p.acknowledged)) - 5,
          )
      },
      { timeout: 2 * CURRENT_WITHIN_MS, interval: 20 },
    )
    const currentAfterMs = performance.now() - back
    await Promise.all(publishers.map(({ stop }) => stop()))
    const acknowledged = publishers.flatMap((p) => p.acknowledged).toSorted((a, b) => a - b)
    const newest = Math.max(...nodes.map(({ releases }) => releases.board().seq))
    await vi.waitFor(
      () => expect(seen.map((seqs) => seqs.at(-1))).toEqual([newest, newest]),
      CURRENT_WITHIN_MS,
    )

    console.log(
      `${acknowledged.length} acknowledged, ${publishers.flatMap((p) => p.refusals).length} refused, current ${currentAfterMs.toFixed(0)} ms after PostgreSQL was back`,
    )
    expect(currentAfterMs).toBeLessThan(CURRENT_WITHIN_MS)
    expect(new Set(publishers.flatMap((p) => p.refusals))).toEqual(new Set(['503 unavailable']))
    const all = Array.from({ length: newest }, (_, i) => i + 1)
    expect(seen).toEqual([all, all])
    expect(new Set(acknowledged).size).toBe(acknowledged.length)
    expect(acknowledged.at(-1)).toBeLessThanOrEqual(newest)
    const [boardA, boardB] = nodes.map(({ releases }) => releases.board())
    expect(boardA?.series).toEqual(boardB?.series)
    for (const { url } of nodes)
      expect(await call(url, 'GET /readyz')).toMatchObject({ status: 200, body: { lag: 0 } })
    sockets.forEach((socket) => socket.disconnect())
  },
  PATIENCE_MS,
)
