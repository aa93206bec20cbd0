import { Gauge, type Registry } from 'prom-client'
import type { Register } from '#server/nodes/register.ts'
import type { Tail } from '#server/nodes/tailLog.ts'

/** Shows who is at work and how far each has come, to whoever watches over the servers. */
export function nodeMetrics(registry: Registry, { nodes }: Pick<Register, 'nodes'>, tail: Tail): void {
  const registers = [registry]
  const gauge = (name: string, help: string, value: () => number): Gauge =>
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(value())
      },
    })
  gauge('guanlan_nodes', 'Nodes at work on this store', () => nodes().length)
  gauge('guanlan_log_lag', 'Releases that are committed and not yet on the board of this node', tail.lag)
  gauge('guanlan_log_readable', '1 while this node can read the log', () => (tail.isReading() ? 1 : 0))
  const seqs = new Gauge({
    ...{ name: 'guanlan_node_seq', help: 'Newest release on the board of each node', registers },
    labelNames: ['node', 'address', 'version'],
    collect() {
      this.reset()
      for (const { id, address, version, seq } of nodes()) this.set({ node: id, address, version }, seq)
    },
  })
  void seqs
}
