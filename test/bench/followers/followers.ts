import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { FollowerCommand, FollowerReport, FollowPlan, Received } from './plan.ts'

const CHILD = fileURLToPath(new URL('child.ts', import.meta.url))

/** Light followers in a process of their own, so that their work does not delay the bench. */
export interface Followers {
  readonly open: (plan: FollowPlan, count: number) => Promise<void>
  /** What has arrived since the last call. */
  readonly received: () => Promise<Received>
  readonly close: () => Promise<void>
}

export function startFollowers(): Followers {
  const child = fork(CHILD)
  const ask = async (command: FollowerCommand): Promise<FollowerReport> => {
    const reply = once(child, 'message')
    child.send(command)
    const [report] = (await reply) as [FollowerReport]
    if ('failed' in report) throw new Error(`followers: ${report.failed}`)
    return report
  }
  return {
    open: async (plan, count) => void (await ask({ open: { plan, count } })),
    received: async () => {
      const report = await ask({ ask: true })
      return 'received' in report ? report.received : { messages: 0, bytes: 0 }
    },
    close: async () => {
      await ask({ close: true })
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}
