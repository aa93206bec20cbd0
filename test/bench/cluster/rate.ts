import { publisherOn } from '#test/bench/cluster/publisherOn.ts'
import { row, type Row } from '#test/bench/report/table.ts'
import { NODES, type Cluster } from '#test/support/cluster/cluster.ts'

const AT_ONCE = 16

/** How many releases a second are acknowledged to those who publish as fast as they can, on one node and over both. */
export async function releaseRate(cluster: Cluster, token: string, seconds: number): Promise<Row[]> {
  const publishers = await Promise.all(NODES.map((name) => publisherOn(cluster.node(name).url, token)))
  const [a] = publishers
  if (!a) return []
  await published([a], 1)
  const one = await published([a], seconds)
  const two = await published(publishers, seconds)
  return [
    row(`releases a second, ${AT_ONCE} publish on one node`, one),
    row(`releases a second, ${AT_ONCE} publish over both`, two),
  ]
}

async function published(on: readonly ((n: number) => Promise<void>)[], seconds: number): Promise<number> {
  const from = performance.now()
  let done = 0
  const run = async (publisher: number): Promise<void> => {
    for (let n = publisher; performance.now() - from < seconds * 1_000; n += AT_ONCE) {
      await on[publisher % on.length]?.(n)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, i) => run(i)))
  return (done * 1_000) / (performance.now() - from)
}
