import { io } from 'socket.io-client'
import { expect, onTestFinished, test, vi } from 'vitest'
import { runCommand } from '#server/cli/runCommand.ts'
import { systemClock } from '#server/clock.ts'
import { readConfig } from '#server/config.ts'
import { startEdge } from '#server/edge/startEdge.ts'
import { createLog } from '#server/log.ts'
import { call } from '#test/support/api.ts'
import { figure } from '#test/support/figures.ts'
import { asAdmin } from '#test/support/postgresDoor.ts'
import { postgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer } from '#test/support/server.ts'

const ROLE = 'edge_reader'

const PATIENCE_MS = 30_000

test(
  'an edge with a role that may read the log alone follows it, hands out open data, and says where to go for the rest',
  async () => {
    const place = await postgresPlace()
    onTestFinished(place.remove)
    await asAdmin(place.adminUrl, async (admin) => {
      await admin.query(`drop role if exists ${ROLE}`)
      await admin.query(`create role ${ROLE} login password 'edge'`)
    })
    await runCommand(['migrate', '--edge-role', ROLE], { DATABASE_URL: place.ownerUrl })
    const main = await startTestServer({ env: { DATABASE_URL: place.url } })
    const edgeUrl = new URL(place.url)
    Object.assign(edgeUrl, { username: ROLE, password: 'edge' })
    const config = readConfig({ PORT: '0', EDGE: '1', DATABASE_URL: edgeUrl.href, LOG_LEVEL: 'silent' })
    const edge = await startEdge({ config, clock: systemClock, log: createLog('silent'), everyMs: 100 })
    const crowd = io(`${edge.url}/open`, { transports: ['websocket'], reconnection: false })
    const seqs: number[] = []
    crowd.on('seq', ({ seq }: { seq: number }) => void seqs.push(seq))
    onTestFinished(async () => {
      crowd.disconnect()
      await edge.close()
      await main.stop()
      await asAdmin(place.adminUrl, (admin) => admin.query(`drop owned by ${ROLE}; drop role ${ROLE}`))
    })

    await call(main.url, 'POST /api/v1/releases', { token: await main.token('publisher'), body: figure(3.4) })
    const { epoch, seq } = main.releases.board()
    expect(seq).toBe(1)
    await vi.waitUntil(() => edge.seq() === seq, { timeout: 5_000 })
    await vi.waitUntil(() => seqs.includes(seq), { timeout: 5_000 })
    const board = await (await fetch(`${edge.url}/open/board/${epoch}/${seq}`)).text()
    expect(board).toContain('3.4')
    expect((await fetch(`${edge.url}/healthz`)).status).toBe(200)
    expect(await (await fetch(`${edge.url}/readyz`)).json()).toMatchObject({ seq, lag: 0 })
    for (const [path, method] of [
      ['/api/v1/session', 'POST'],
      ['/api/v1/board', 'GET'],
      ['/wall', 'GET'],
    ]) {
      const response = await fetch(edge.url + path, { ...(method && { method }) })
      expect([path, response.status, await response.text()]).toEqual([
        path,
        404,
        expect.stringContaining('edge-only'),
      ])
    }
  },
  PATIENCE_MS,
)
