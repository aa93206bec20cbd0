import type { CDPSession, Page } from 'playwright-core'

/** What the main thread of a page has worked, in milliseconds of processor time: other load on the machine is not in it. */
export interface MainThread {
  readonly workedMs: () => Promise<number>
}

export async function mainThread(page: Page): Promise<MainThread> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    workedMs: async () => {
      const { metrics } = await session.send('Performance.getMetrics')
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1_000
    },
  }
}
