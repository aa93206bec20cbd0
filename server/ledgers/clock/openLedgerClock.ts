import type { Logger } from 'pino'
import { actingFrom } from '#server/audit/origin.ts'
import type { Clock } from '#server/clock.ts'
import { turnDay } from '#server/ledgers/clock/turnDay.ts'
import { Failure } from '#server/failure.ts'
import type { Releases } from '#server/releases/index.ts'
import { shanghaiDay, type Day } from '#shared/period.ts'

interface Ports {
  readonly releases: Pick<Releases, 'decide'>
  readonly clock: Clock
  readonly log: Pick<Logger, 'error'>
}

const LOOK_EVERY_MS = 1_000
/** After a failure. */
const AGAIN_AFTER_MS = 60_000
/** While the database is away. */
const BACK_SOON_MS = 2_000

export interface LedgerClock {
  /** Waits for the release under way. */
  readonly close: () => Promise<void>
}

/**
 * Turns the ledgers' days by the bureau's clock: at the start, for all days on which no server ran, and at each
 * midnight. Several servers may do so over the same store: whichever comes second finds nothing to do.
 */
export async function openLedgerClock({ releases, clock, log }: Ports): Promise<LedgerClock> {
  let turned: Day | undefined
  let notBefore = 0
  let isFailing = false
  let isClosed = false
  let running: Promise<void> | undefined

  const turn = async (): Promise<void> => {
    const today = shanghaiDay(clock.now())
    try {
      while (!isClosed && (await turnDay(releases)));
      turned = today
      isFailing = false
    } catch (error) {
      const isAway = error instanceof Failure && error.code === 'unavailable'
      notBefore = performance.now() + (isAway ? BACK_SOON_MS : AGAIN_AFTER_MS)
      if (!isFailing)
        log.error({ err: error }, 'the day of the ledgers could not be turned; it is tried again')
      isFailing = isAway
    }
    running = undefined
  }
  const look = (): void => {
    if (isClosed || running || performance.now() < notBefore) return
    if (turned !== shanghaiDay(clock.now())) running = actingFrom('timer', 'ledgers', turn)
  }
  look()
  await running
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    close: async () => {
      isClosed = true
      clearInterval(timer)
      await running
    },
  }
}
