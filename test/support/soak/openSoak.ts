import type { Browser, Page } from 'playwright-core'
import { countTimers } from '#test/support/soak/countTimers.ts'

const COMPLETE_WITHIN_MS = 30_000

/** A wall at its real size whose timers are counted; close its context when done. */
export async function openSoak(
  browser: Browser,
  address: string,
  cookies: readonly { name: string; value: string; url: string }[] = [],
): Promise<Page> {
  // A worker that keeps pages would stand between the wall and what a test serves it.
  const context = await browser.newContext({
    viewport: { width: 1920, height: 1080 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  })
  await context.addCookies([...cookies])
  const page = await context.newPage()
  await countTimers(page)
  await page.goto(address)
  await page.locator('.layer.shown canvas').first().waitFor({ timeout: COMPLETE_WITHIN_MS })
  return page
}
