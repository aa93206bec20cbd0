import type { Clock } from '#server/clock.ts'
import { postgresPlace, type PostgresPlace } from '#test/support/postgresPlace.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

export interface TwoNodes {
  readonly place: PostgresPlace
  readonly a: TestServer
  readonly b: TestServer
  readonly stop: () => Promise<void>
}

/** Two whole servers on one database of the run, started at the same moment. */
export async function startTwoNodes({
  clock,
  empty = false,
}: { clock?: Clock; empty?: boolean } = {}): Promise<TwoNodes> {
  const place = await postgresPlace({ empty })
  const start = () => startTestServer({ env: { DATABASE_URL: place.url }, ...(clock && { clock }) })
  const started = await Promise.allSettled([start(), start()])
  const servers = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()))
    await place.remove()
  }
  const [a, b] = servers
  if (a && b) return { place, a, b, stop }
  await stop()
  throw started.find((one) => one.status === 'rejected')?.reason
}
