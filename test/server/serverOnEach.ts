import { afterAll, beforeAll } from 'vitest'
import type { Clock } from '#server/clock.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const PATIENCE_MS = 60_000

/** A server over each engine, on one clock, for tests that hold their answers against each other. */
export function serverOnEach(clock: Clock): readonly TestServer[] {
  const servers: TestServer[] = []
  let place: PostgresPlace | undefined
  beforeAll(async () => {
    place = await postgresPlace()
    for (const DATABASE_URL of ['', place.url])
      servers.push(await startTestServer({ clock, env: { DATABASE_URL } }))
  }, PATIENCE_MS)
  afterAll(async () => {
    for (const server of servers) await server.stop()
    await place?.remove()
  }, PATIENCE_MS)
  return servers
}
