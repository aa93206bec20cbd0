import type { Amounts } from '#test/bench/options.ts'
import { paintedAcross } from '#test/bench/cluster/across.ts'
import { backupTimes } from '#test/bench/cluster/backupTimes.ts'
import { releaseRate } from '#test/bench/cluster/rate.ts'
import { servedByCache } from '#test/bench/cluster/servedByCache.ts'
import { row, type Row, type Section } from '#test/bench/report/table.ts'
import { ensureHaproxy } from '#server/tools/haproxy.mjs'
import { launchChromium } from '#test/support/chromium.ts'
import { startCluster } from '#test/support/cluster/cluster.ts'
import { lostOf, ordeal } from '#test/support/cluster/ordeal.ts'

/** Two nodes on one PostgreSQL behind a balancer with TLS: what they withstand, and how fast they are. */
export async function cluster(amounts: Amounts): Promise<Section> {
  ensureHaproxy()
  return {
    title: '(n) two nodes, PostgreSQL, HAProxy with TLS',
    rows: [...(await withstood(amounts)), ...(await speeds(amounts))],
  }
}

/** Nothing but a few figures, so that thousands of clients may each keep a board. */
async function withstood({ sockets, clusterCalmMs }: Amounts): Promise<Row[]> {
  const nodes = await startCluster()
  try {
    const plan = { sockets, restMs: REST_MS, calmMs: clusterCalmMs, awayMs: AWAY_MS }
    const shown = await ordeal(nodes, plan)
    const same = shown.boards[shown.boardOfLog] ?? 0
    return [
      row('sockets on A + B', `${shown.connections['a']} + ${shown.connections['b']}`),
      row('PostgreSQL ended at once and back: all current after, ms', shown.afterDatabaseMs),
      row('a node killed: all current after, ms', shown.afterKillMs),
      row('connections made by all clients', shown.joins),
      row('releases acknowledged', shown.acknowledged.length),
      row('… of them lost', lostOf(shown).length),
      row('clients with the board of the log at the end', `${same} of ${sockets}`),
    ]
  } finally {
    await nodes.stop()
  }
}
const REST_MS = 700
const AWAY_MS = 2_000

/** On the demonstration. */
async function speeds({ clusterPushes, clusterSeconds }: Amounts): Promise<Row[]> {
  const nodes = await startCluster({ DEMO: '1', OPEN_DATA: '1' })
  try {
    const token = await nodes.token('publisher')
    const browser = await launchChromium()
    const painted = await paintedAcross(nodes, browser, token, clusterPushes).finally(() => browser.close())
    return [
      ...painted,
      ...(await releaseRate(nodes, token, clusterSeconds)),
      ...(await servedByCache(nodes, clusterSeconds)),
      ...(await backupTimes(nodes, token)),
    ]
  } finally {
    await nodes.stop()
  }
}
