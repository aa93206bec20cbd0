import type { Logger } from 'pino'
import { appendAudit } from '#server/audit/appendAudit.ts'
import { eachNight } from '#server/keeping/eachNight.ts'
import { instantOf, type Clock } from '#server/clock.ts'
import type { Config } from '#server/config.ts'
import { forget } from '#server/keeping/forget.ts'
import { withLease } from '#server/nodes/lease.ts'
import type { Store } from '#server/store/store.ts'

export interface KeepingPorts {
  readonly store: Store
  readonly config: Pick<Config, 'keep'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'info' | 'error'>
}

/** After the backup, when hardly anybody is at work. */
const AT = '04:10'
const LEASE_MS = 60_000

/** Throws away each night, once over all nodes, what the settings no longer keep; what went is an act. */
export const openKeeping = (ports: KeepingPorts): { readonly close: () => Promise<void> } =>
  eachNight({ at: AT, name: 'keeping', clock: ports.clock, work: (day) => keep(ports, day) })

async function keep({ store, config, clock, log }: KeepingPorts, day: string): Promise<boolean> {
  const work = async (): Promise<void> => {
    const forgotten = await forget(store, config.keep, clock.now())
    if (Object.values(forgotten).every((count) => count === 0)) return
    const act = { actor: 'system', action: 'store.forgot', object: 'store', detail: forgotten }
    await store.write((trx) => appendAudit(trx, { ...act, at: instantOf(clock.now()) }))
    log.info(forgotten, 'what is kept no longer was thrown away')
  }
  try {
    await withLease(store, 'keeping', LEASE_MS, work, { once: day, clock })
    return true // by this node or by another
  } catch (error) {
    log.error({ err: error }, 'what is kept no longer could not be thrown away; it is tried again')
    return false
  }
}
