import type { Logger } from 'pino'
import { instantOf, type Clock } from '#server/clock.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { keepNode, nodesAt } from '#server/nodes/nodeRows.ts'
import type { NodeRow } from '#server/store/nodeTables.ts'
import type { Store } from '#server/store/store.ts'

interface RegisterPorts {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly bus: Pick<Bus, 'node' | 'isAlone' | 'tell' | 'hear'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  readonly version: string
  /** Where this node listens. */
  readonly address: string
  /** Hash of the code in its link of the wall, which is to work on every node. */
  readonly screenHash: string
  /** Up to which release it is. */
  readonly seq: () => number
}

/** Which nodes are at work. */
export interface Register {
  /** As it was when it was read last, this node included. */
  readonly nodes: () => readonly NodeRow[]
  /** Takes this node off. */
  readonly close: () => Promise<void>
}

const BEAT_MS = 5_000
const TOPIC = 'node'

/** Puts this node down among those at work, and keeps saying that it is. On the embedded store it is the only one. */
export async function openRegister(ports: RegisterPorts): Promise<Register> {
  const { store, bus, clock, log, version, address, screenHash, seq } = ports
  const started = instantOf(clock.now())
  const own = (): NodeRow => ({
    ...{ id: bus.node, started, seen: instantOf(clock.now()), version, address },
    ...{ seq: seq(), screen_hash: screenHash },
  })
  if (bus.isAlone) return { nodes: () => [own()], close: async () => undefined }
  let known: readonly NodeRow[] = []
  let isSilent = false
  const beat = async (): Promise<void> => {
    const now = clock.now()
    await store.write((trx) => keepNode(trx, own(), now))
    known = await nodesAt(store.read, now)
    isSilent = false
  }
  await beat()
  let beating = Promise.resolve()
  const beatSoon = (): void => {
    beating = beating.then(beat).catch((error: unknown) => {
      if (!isSilent) log.warn({ err: error }, 'this node cannot say that it is at work')
      isSilent = true
    })
  }
  const timer = setInterval(beatSoon, BEAT_MS)
  // Whoever comes and goes says so.
  const stopHearing = bus.hear(TOPIC, beatSoon)
  bus.tell(TOPIC, null)
  return {
    nodes: () => known.map((row) => (row.id === bus.node ? own() : row)),
    close: async () => {
      clearInterval(timer)
      stopHearing()
      await beating
      const leave = store.write((trx) => trx.deleteFrom('node').where('id', '=', bus.node).execute())
      await leave.catch(() => undefined) // then it is gone when it has not been seen for a while
      bus.tell(TOPIC, null)
    },
  }
}
