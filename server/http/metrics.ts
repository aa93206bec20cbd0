import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the server counts about itself, beside the usual figures of a Node process. */
export interface Metrics {
  readonly registry: Registry
  readonly releases: Counter
  readonly publishSeconds: Histogram
  readonly deliveries: Counter
  readonly paintedSeconds: Histogram<'face'>
  readonly cutSockets: Counter<'reason'>
  /** Sockets by face are counted when somebody asks. */
  readonly watchSockets: (byFace: () => ReadonlyMap<string, number>) => void
}

export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    releases: new Counter({
      name: 'guanlan_releases_total',
      help: 'Releases announced since the start',
      registers,
    }),
    publishSeconds: new Histogram({
      name: 'guanlan_publish_seconds',
      help: 'From a publish request to its acknowledgement',
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
    deliveries: new Counter({
      name: 'guanlan_deliveries_total',
      help: 'Release frames handed to sockets',
      registers,
    }),
    paintedSeconds: new Histogram({
      name: 'guanlan_painted_seconds',
      help: 'From the arrival of a release on a page to the frame that shows it, as pages report it',
      labelNames: ['face'],
      buckets: [0.008, 0.016, 0.033, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
      registers,
    }),
    cutSockets: new Counter({
      name: 'guanlan_sockets_cut_total',
      help: 'Sockets that the server ended, by reason',
      labelNames: ['reason'],
      registers,
    }),
    watchSockets: (byFace) => {
      const sockets = new Gauge({
        name: 'guanlan_sockets',
        help: 'Sockets connected now, by face',
        labelNames: ['face'],
        registers,
        collect: () => {
          sockets.reset()
          for (const [face, count] of byFace()) sockets.set({ face }, count)
        },
      })
    },
  }
}
