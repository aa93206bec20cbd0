import { setTimeout as wait } from 'node:timers/promises'
import { applyReleases } from '#shared/applyRelease.ts'
import { emptyBoard } from '#shared/board.ts'
import { decodeBoard, type BoardWire } from '#shared/boardCodec.ts'
import { readLog } from '#server/releases/releaseLog.ts'
import { openStore } from '#server/store/openStore.ts'
import type { Release } from '#shared/release.ts'
import { call } from '#test/support/api.ts'
import { MAY } from '#test/support/figures.ts'
import type { Cluster } from './cluster.ts'
import { openCrowd } from './crowd.ts'
import { boardHash } from './crowdTalk.ts'
import { published, startWriters, type Acknowledged } from './writers.ts'

export interface OrdealPlan {
  readonly sockets: number
  /** What each of four writers rests after an answer. */
  readonly restMs: number
  /** How long everything goes well before and after each blow. */
  readonly calmMs: number
  /** For how long there is no database. */
  readonly awayMs: number
}

/** What came of it. Times are until every client held a release that was published after the blow. */
export interface Ordeal {
  readonly connections: Readonly<Record<string, number>>
  readonly afterKillMs: number
  readonly afterDatabaseMs: number
  readonly acknowledged: readonly Acknowledged[]
  readonly refused: Readonly<Record<string, number>>
  readonly log: readonly Release[]
  /** How many clients hold a board with this hash at the end. */
  readonly boards: Readonly<Record<string, number>>
  readonly boardOfNode: string
  /** Folded here from the log in the database. */
  readonly boardOfLog: string
  readonly snapshots: number
  /** How often a client connected and caught up. */
  readonly joins: number
}

/**
 * Clients over both nodes and publishers on both, all through the balancer. The database is ended at once and started
 * again, then a node is killed, and publishing goes on all the while.
 */
export async function ordeal(cluster: Cluster, plan: OrdealPlan): Promise<Ordeal> {
  const { balancer, postgres, certificate } = cluster
  const { url } = balancer
  const token = await cluster.token('publisher')
  const crowd = await openCrowd({ url, token, certificate, count: plan.sockets })
  const connections = await balancer.connections()
  const writers = startWriters(url, token, { restMs: plan.restMs })
  let marks = 0
  /** Until all have a release that is published now. */
  const currentAfter = async (): Promise<number> => {
    const from = Date.now()
    for (;;) {
      const mark = await published(url, token, ++marks, MAY)
      if (typeof mark !== 'string') return (await crowd.allAt(mark.seq)) - from
      await wait(RETRY_MS)
    }
  }
  await wait(plan.calmMs)
  await postgres.crash()
  await wait(plan.awayMs)
  await postgres.restart()
  const afterDatabaseMs = await currentAfter()
  await wait(plan.calmMs)
  await cluster.kill('a')
  const afterKillMs = await currentAfter()
  await wait(plan.calmMs)
  await writers.stop()

  const log = await logOf(postgres.url)
  await crowd.allAt(log.length)
  const { body } = await call(url, 'GET /api/v1/board', { token })
  const board = decodeBoard(body as BoardWire)
  const { boards, snapshots, joins } = await crowd.look()
  await crowd.close()
  const { acknowledged, refused } = writers
  return {
    ...{ connections, afterKillMs, afterDatabaseMs, acknowledged, refused },
    ...{ log, boards, snapshots, joins },
    boardOfNode: boardHash(board),
    boardOfLog: boardHash(applyReleases(emptyBoard(board.epoch), log)),
  }
}

const RETRY_MS = 20

/** The whole log, each release held against its hash. */
async function logOf(databaseUrl: string): Promise<readonly Release[]> {
  const store = await openStore({ dataDir: '', databaseUrl, exclusive: false })
  try {
    return await readLog(store, 0, Number.MAX_SAFE_INTEGER)
  } finally {
    await store.close()
  }
}

/** Releases that somebody was told are published, and that are not there as they were told. */
export const lostOf = ({
  acknowledged,
  log,
}: Pick<Ordeal, 'acknowledged' | 'log'>): readonly Acknowledged[] =>
  acknowledged.filter(({ seq, period, value }) => {
    const change = log[seq - 1]?.changes.find((one) => one.kind === 'observation' && one.period === period)
    return change?.kind !== 'observation' || change.value !== value
  })
