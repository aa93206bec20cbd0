import { countInMemory } from '#server/attempts/countInMemory.ts'
import { countInTable } from '#server/attempts/countInTable.ts'
import type { Clock } from '#server/clock.ts'
import type { Store } from '#server/store/store.ts'
import type { Logger } from 'pino'

/** So many in so long, counted from the first on. */
export interface Limit {
  readonly most: number
  readonly windowMs: number
}

export interface Taken {
  /** This one is too many; it is not counted. */
  readonly isOver: boolean
  /** Until counting begins anew, rounded up. */
  readonly seconds: number
}

/** Counts what may be done only so often. Together over all nodes, so that more nodes are no more tries. */
export interface Attempts {
  /** Counts one more under this name, unless it is one too many. */
  readonly take: (name: string, limit: Limit) => Promise<Taken>
  /** It turned out to be none that counts. Never throws. */
  readonly giveBack: (name: string) => Promise<void>
  readonly close: () => Promise<void>
}

export interface AttemptPorts {
  readonly store: Pick<Store, 'engine' | 'read' | 'write'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
}

/** On the embedded store this process is all there is, and its memory is enough. */
export const openAttempts = (ports: AttemptPorts): Promise<Attempts> =>
  ports.store.engine === 'sqlite' ? Promise.resolve(countInMemory(ports.clock)) : countInTable(ports)
