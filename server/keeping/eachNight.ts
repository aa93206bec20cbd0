import { actingFrom } from '#server/audit/origin.ts'
import type { Clock } from '#server/clock.ts'
import { beijingTime } from '#server/exports/columns.ts'

const LOOK_EVERY_MS = 1_000
/** After a failure, and as long as another node may be at it. */
const AGAIN_AFTER_MS = 10 * 60_000

export interface NightlyJob {
  /** `02:30`, on the bureau's clock. */
  readonly at: string
  readonly name: string
  readonly clock: Clock
  /** True once it is done for that day, by whichever node. Logs what went wrong itself. */
  readonly work: (day: string) => Promise<boolean>
}

/** Does something once a day from an hour on; a server that did not run then does it when it starts. */
export function eachNight({ at, name, clock, work }: NightlyJob): { readonly close: () => Promise<void> } {
  let doneOn: string | undefined
  let notBefore = 0
  let running: Promise<void> | undefined

  const run = async (day: string): Promise<void> => {
    const isDone = await work(day).catch(() => false)
    if (isDone) doneOn = day
    else notBefore = performance.now() + AGAIN_AFTER_MS
    running = undefined
  }
  const look = (): void => {
    const [day = '', time = ''] = beijingTime(new Date(clock.now()).toISOString()).split(' ')
    if (running || performance.now() < notBefore || time < at || doneOn === day) return
    running = actingFrom('timer', name, () => run(day))
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    close: async () => {
      clearInterval(timer)
      await running
    },
  }
}
