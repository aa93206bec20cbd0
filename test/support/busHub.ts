import type { Bus } from '#server/nodes/bus.ts'

export interface HubNode extends Bus {
  /** Ends it as a power cut would: it says and hears nothing any more. */
  readonly cut: () => void
  /** Its connection was lost and is there again. */
  readonly gap: () => void
}

type Listener = (message: unknown, from: string) => void

/** Nodes of one installation in one test, without a database between them; what is told is heard at once, as JSON. */
export function busHub(): { readonly join: (node: string) => HubNode } {
  const nodes = new Map<string, Map<string, Set<Listener>>>()
  return {
    join: (node) => {
      const topics = new Map<string, Set<Listener>>()
      const gaps = new Set<() => void>()
      nodes.set(node, topics)
      const tell = (topic: string, message: unknown): void => {
        if (!nodes.has(node)) return
        const text = JSON.stringify(message)
        for (const [other, heard] of nodes)
          if (other !== node) heard.get(topic)?.forEach((listener) => listener(JSON.parse(text), node))
      }
      return {
        node,
        isAlone: false,
        tell,
        tellWith: async (_trx, topic, message) => tell(topic, message),
        hear: (topic, listener) => {
          const listeners = topics.get(topic) ?? new Set()
          topics.set(topic, listeners.add(listener))
          return () => void listeners.delete(listener)
        },
        onGap: (listener) => {
          gaps.add(listener)
          return () => void gaps.delete(listener)
        },
        close: async () => void nodes.delete(node),
        cut: () => void nodes.delete(node),
        gap: () => gaps.forEach((listener) => listener()),
      }
    },
  }
}
