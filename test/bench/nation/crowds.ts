import { setTimeout as wait } from 'node:timers/promises'
import { HEAD_EVERY_MS } from '#shared/contract/live.ts'
import { atRate } from '#test/bench/atRate.ts'
import { startFollowers, type Followers } from '#test/bench/followers/followers.ts'
import type { FollowPlan } from '#test/bench/followers/plan.ts'
import { cpuMsOf, rssMbOf } from '#test/bench/target/processCost.ts'

const SETTLE_MS = 1_500
/** Enough of the server's words for somebody at rest. */
const REST_MS = 3 * HEAD_EVERY_MS

export interface Measured {
  readonly pid: number
  readonly sockets: number
  readonly seconds: number
}

async function withCrowd<T>(
  plan: FollowPlan,
  sockets: number,
  step: (crowd: Followers) => Promise<T>,
): Promise<T> {
  const crowd = startFollowers()
  try {
    await crowd.open(plan, sockets)
    await wait(SETTLE_MS)
    await crowd.received() // what came until now counts for nobody
    return await step(crowd)
  } finally {
    await crowd.close()
  }
}

/** Kilobytes of the server for each connection, after a first crowd has come and gone. */
export async function memoryOf(plan: FollowPlan, { pid, sockets }: Measured): Promise<number> {
  await withCrowd(plan, Math.ceil(sockets / 4), async () => undefined)
  await wait(SETTLE_MS)
  const before = rssMbOf(pid)
  const after = await withCrowd(plan, sockets, async () => rssMbOf(pid))
  return ((after - before) * 1_024) / sockets
}

/** Of somebody for whom nothing happens: the server's microseconds and the bytes of its words, a second. */
export const rest = (plan: FollowPlan, { pid, sockets }: Measured): Promise<{ us: number; bytes: number }> =>
  withCrowd(plan, sockets, async (crowd) => {
    const before = cpuMsOf(pid)
    await wait(REST_MS)
    const cpuMs = cpuMsOf(pid) - before
    const { bytes } = await crowd.received()
    const viewerSeconds = (sockets * REST_MS) / 1_000
    return { us: (cpuMs * 1_000) / viewerSeconds, bytes: bytes / viewerSeconds }
  })

export interface Publishing extends Measured {
  readonly publish: (n: number) => Promise<void>
  readonly perSecond: number
  /** What the server does for a release that nobody hears of. */
  readonly publishMs: number
}

/** Milliseconds of the server for a release that nobody hears of. */
export async function publishing({
  pid,
  seconds,
  publish,
  perSecond,
}: Pick<Publishing, 'pid' | 'seconds' | 'publish' | 'perSecond'>): Promise<number> {
  await atRate(perSecond, perSecond, publish)
  const before = cpuMsOf(pid)
  await atRate(perSecond, seconds * perSecond, publish)
  return (cpuMsOf(pid) - before) / (seconds * perSecond)
}

/** The server's microseconds for each message that arrived, without the publishing, and the bytes of one. */
export const deliveries = (
  plan: FollowPlan,
  { pid, sockets, seconds, publish, perSecond, publishMs }: Publishing,
): Promise<{ us: number; bytes: number }> =>
  withCrowd(plan, sockets, async (crowd) => {
    const before = cpuMsOf(pid)
    await atRate(perSecond, seconds * perSecond, publish)
    await wait(SETTLE_MS)
    const cpuMs = cpuMsOf(pid) - before - publishMs * seconds * perSecond
    const { messages, bytes } = await crowd.received()
    return { us: Math.max(0, (cpuMs * 1_000) / messages), bytes: bytes / messages }
  })
