import { OpenHead } from '#shared/contract/open.ts'
import { askMany } from '#test/bench/cluster/askMany.ts'
import { row, type Row } from '#test/bench/report/table.ts'
import { cpuMsOf } from '#test/bench/target/processCost.ts'
import { call } from '#test/support/api.ts'
import type { Cluster } from '#test/support/cluster/cluster.ts'

/** A snapshot that the cache of the balancer hands out, against one that the node does, and what either costs the node. */
export async function servedByCache({ node, balancer }: Cluster, seconds: number): Promise<Row[]> {
  const { url, pid } = node('a')
  const { board } = OpenHead.parse((await call(url, 'GET /open/head')).body)
  const ask = async (origin: string) => {
    const before = cpuMsOf(pid)
    const asked = await askMany(origin + board, seconds)
    return { ...asked, cpuUs: ((cpuMsOf(pid) - before) * 1_000) / (asked.perSecond * seconds) }
  }
  const direct = await ask(url)
  const cached = await ask(balancer.url)
  return [
    row('snapshot, bytes (gzip)', direct.bytes),
    row('snapshots a second from the node itself', direct.perSecond),
    row('… CPU of the node for each, µs', direct.cpuUs),
    row("snapshots a second from the balancer's cache, TLS", cached.perSecond),
    row('… CPU of node A for each, µs', cached.cpuUs),
    row('… given by the cache, %', cached.hits),
  ]
}
