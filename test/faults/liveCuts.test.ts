import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Actor } from '#shared/contract/roles.ts'
import { figure } from '#test/support/figures.ts'
import { Follower } from '#test/support/follower.ts'
import { freePort } from '#test/support/freePort.ts'
import { startTestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const CLIENTS = 50
const RELEASES = 400
const CUTS = 200
const SEED = 20_201_123
const clerk: Actor = { id: 'clerk', name: 'clerk', role: 'reviewer', owner: null }

/** Mulberry32: small, even enough, the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

it(`${CLIENTS} clients with ${CUTS} random cuts and a restart of the server end with its board (seed ${SEED})`, async () => {
  const random = seeded(SEED)
  const folder = await tempFolder()
  const options = { dataDir: folder.path, env: { PORT: String(await freePort()), LOG_LEVEL: 'error' } }
  let server = await startTestServer(options)
  const token = await server.token('viewer')
  const followers = Array.from({ length: CLIENTS }, () => new Follower(server.url, token))
  await Promise.all(followers.map((follower) => follower.start()))

  for (let i = 1; i <= RELEASES; i++) {
    await server.releases.publish(clerk, figure(i), undefined)
    while (random() < CUTS / (CUTS + RELEASES)) followers[Math.floor(random() * CLIENTS)]?.cut()
    if (i === RELEASES / 2) {
      await server.stop()
      server = await startTestServer(options)
    }
    if (i % 3 === 0) await setImmediate()
  }

  const expected = JSON.stringify(server.releases.board())
  await expect
    .poll(() => followers.filter(({ board }) => JSON.stringify(board) !== expected).length, {
      timeout: 20_000,
    })
    .toBe(0)
  expect(server.releases.board().seq).toBe(RELEASES)
  expect(followers.reduce((sum, { cuts }) => sum + cuts, 0)).toBeGreaterThan(CUTS / 2)
  for (const follower of followers) follower.close()
  await server.stop()
  await folder.remove()
}, 60_000)
