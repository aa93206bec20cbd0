import { setTimeout as wait } from 'node:timers/promises'
import { atRate } from '#test/bench/atRate.ts'
import type { Bench } from '#test/bench/bench.ts'
import { onePush } from '#test/bench/figures.ts'
import { startFollowers } from '#test/bench/followers/followers.ts'
import { median } from '#test/bench/report/percentiles.ts'
import { rowsOf, type Section } from '#test/bench/report/table.ts'
import { inRounds } from '#test/bench/rounds.ts'
import type { Push } from '#test/bench/reference/scene.ts'
import type { Target } from '#test/bench/target/target.ts'

const PER_SECOND = 10
const SETTLE_MS = 1_500

interface FanOut {
  /** Microseconds of the server's processor time for each message that a follower received. */
  readonly perMessageUs: number
  readonly messageBytes: number
  /** Messages received as a share of pushes × followers, in percent. */
  readonly delivered: number
  readonly rssMb: number
}

/** (e) What a delivered message costs the server, with many light followers and payloads of one size. */
export async function fanOut(bench: Bench): Promise<Section> {
  const { targets, ours, amounts } = bench
  const { messageBytes } = await oneRun(bench, ours, { sockets: 5, seconds: 1, bytes: 0, receipts: false })
  const run = {
    sockets: amounts.sockets,
    seconds: amounts.fanoutSeconds,
    bytes: messageBytes,
    receipts: false,
  }
  const all = await inRounds(targets, amounts.fanoutRounds, (target) => oneRun(bench, target, run))
  const answering = await oneRun(bench, ours, { ...run, receipts: true })
  const results = all.map(([name, runs]) => {
    const figures = {
      cpu: median(runs.map(({ perMessageUs }) => perMessageUs)),
      bytes: median(runs.map((r) => r.messageBytes)),
      delivered: Math.min(...runs.map(({ delivered }) => delivered)),
      rss: median(runs.map(({ rssMb }) => rssMb)),
      receipts: name === 'ours' ? answering.perMessageUs : null,
    }
    return [name, figures] as const
  })
  return {
    title: `(e) fan-out to ${amounts.sockets} sockets, ${PER_SECOND}/s`,
    rows: rowsOf(results, [
      ['server CPU a delivered message, µs', 'cpu', 'floor'],
      ['… where each follower sends a receipt', 'receipts'],
      ['bytes a message', 'bytes'],
      ['delivered, %', 'delivered'],
      ['server memory afterwards, MB', 'rss'],
    ]),
  }
}

interface Run {
  readonly sockets: number
  readonly seconds: number
  /** Size that messages are brought to by a longer title; 0 for as they are. */
  readonly bytes: number
  readonly receipts: boolean
}

async function oneRun(
  bench: Bench,
  target: Target,
  { sockets, seconds, bytes, receipts }: Run,
): Promise<FanOut> {
  const followers = startFollowers()
  await followers.open({ ...(await target.followPlan()), receipts }, sockets)
  await target.server.quiet()
  await followers.received()

  const pushes = seconds * PER_SECOND
  const cpuBefore = target.server.cpuMs()
  await atRate(PER_SECOND, pushes, () => {
    const push = onePush(bench.scene, bench.nextPush())
    return target.push(target.name === 'ours' ? push : padded(push, bytes))
  })
  await wait(SETTLE_MS)
  const cpuMs = target.server.cpuMs() - cpuBefore
  const received = await followers.received()
  const rssMb = target.server.rssMb()
  await followers.close()
  return {
    perMessageUs: (cpuMs * 1_000) / received.messages,
    messageBytes: received.bytes / received.messages,
    delivered: (received.messages / (pushes * sockets)) * 100,
    rssMb,
  }
}

/** The same push as long as a message of ours is: ours tells seq, instant, owner and vintage as well. */
function padded(push: Push, bytes: number): Push {
  const length = Buffer.byteLength(JSON.stringify(push))
  return { ...push, title: push.title + '.'.repeat(Math.max(0, Math.round(bytes - length))) }
}
