import type { BrowserContext, Page } from 'playwright-core'
import type { FollowPlan } from '#test/bench/followers/plan.ts'
import type { Push } from '#test/bench/reference/scene.ts'
import type { BenchServer } from '#test/bench/target/benchServer.ts'

export const TARGET_NAMES = ['floor', 'stack', 'ours'] as const
export type TargetName = (typeof TARGET_NAMES)[number]

/** One of the three that are measured side by side, everything about it that differs. */
export interface Target {
  readonly name: TargetName
  readonly server: BenchServer
  /** Address of the page that shows the scene. */
  readonly page: string
  /** Lets the pages of a fresh context in. */
  readonly admit: (context: BrowserContext) => Promise<void>
  /** Brings a complete page into the state that is measured. */
  readonly settle: (page: Page) => Promise<void>
  /** Posts figures; resolves when the server has answered. Throws where it refuses. */
  readonly push: (push: Push) => Promise<void>
  /** How a light follower joins now. */
  readonly followPlan: () => Promise<FollowPlan>
  /** The value that the server holds as the newest of a series; pushes under way at once may change places. */
  readonly newest: (series: string) => Promise<number | undefined>
  /** What can be asked of the past of the measured series; null where nothing is kept. */
  readonly history: () => Promise<unknown>
}
