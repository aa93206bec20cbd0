import { expect, it } from 'vitest'
import { startCluster } from '#test/support/cluster/cluster.ts'
import { ordeal } from '#test/support/cluster/ordeal.ts'
import { faultsOf } from '#test/support/cluster/verdict.ts'

const SOCKETS = 200
/** What a wall may be behind after a node or the database has gone. */
const CURRENT_WITHIN_MS = 5_000

it(`${SOCKETS} sockets over two nodes behind a balancer with TLS: the database dies, a node is killed, nothing acknowledged is lost and all end with the same board`, async ({
  onTestFinished,
}) => {
  const cluster = await startCluster()
  onTestFinished(cluster.stop)
  const plan = { sockets: SOCKETS, restMs: 100, calmMs: 1_000, awayMs: 1_000 }
  const shown = await ordeal(cluster, plan)
  const { connections, acknowledged, refused, snapshots } = shown
  console.log(
    `${SOCKETS} sockets (${JSON.stringify(connections)}), ${acknowledged.length} acknowledged, refused ${JSON.stringify(refused)}, ` +
      `${snapshots} snapshots, ${shown.joins} joins; all current ${shown.afterDatabaseMs} ms after PostgreSQL was back, ` +
      `${shown.afterKillMs} ms after a node was killed`,
  )
  expect(Math.min(...Object.values(connections))).toBeGreaterThan(SOCKETS / 4)
  expect(new Set(acknowledged.map(({ node }) => node))).toEqual(new Set(['a', 'b']))
  expect(faultsOf(shown, SOCKETS)).toEqual([])
  expect(shown.afterKillMs).toBeLessThan(CURRENT_WITHIN_MS)
  expect(shown.afterDatabaseMs).toBeLessThan(CURRENT_WITHIN_MS)
}, 90_000)
