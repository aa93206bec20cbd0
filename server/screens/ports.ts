import type { Logger } from 'pino'
import type { Accounts } from '#server/accounts/index.ts'
import type { Attempts } from '#server/attempts/attempts.ts'
import type { Clock } from '#server/clock.ts'
import type { Bus } from '#server/nodes/bus.ts'
import type { Store } from '#server/store/store.ts'

/** What screens need from outside. */
export interface ScreenPorts {
  readonly store: Pick<Store, 'read' | 'write'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'warn'>
  readonly accounts: Pick<Accounts, 'tellEnded' | 'onCopied'>
  readonly attempts: Attempts
  readonly bus: Pick<Bus, 'tell' | 'hear' | 'onGap' | 'isAlone'>
}
