import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { hashSecret } from '#server/accounts/secrets.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/nodes/bus.ts'
import { nodeMetrics } from '#server/nodes/nodeMetrics.ts'
import { openRegister, type Register } from '#server/nodes/register.ts'
import { tailLog, type Tail } from '#server/nodes/tailLog.ts'
import type { Releases } from '#server/releases/index.ts'
import type { Store } from '#server/store/store.ts'

export interface NodePorts {
  readonly store: Store
  readonly bus: Bus
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'warn' | 'fatal'>
  readonly releases: Releases
  /** The code in the link of the wall that this node prints. */
  readonly screenCode: string
  /** Where it listens, and which build it serves. */
  readonly address: string
  readonly version: string
  readonly registry: Registry
  readonly onLost?: (() => void) | undefined
}

/** This server among the others on the same store: follows what they release, and is known to be there. */
export interface Nodes extends Pick<Register, 'nodes'>, Pick<Tail, 'lag' | 'isReading' | 'current'> {
  readonly close: () => Promise<void>
}

export async function openNodes({ screenCode, registry, ...ports }: NodePorts): Promise<Nodes> {
  const register = await openRegister({
    ...ports,
    screenHash: hashSecret(screenCode),
    seq: () => ports.releases.board().seq,
  })
  const tail = tailLog(ports)
  nodeMetrics(registry, register, tail)
  return {
    nodes: register.nodes,
    lag: tail.lag,
    isReading: tail.isReading,
    current: tail.current,
    close: async () => {
      await tail.close()
      await register.close()
    },
  }
}
