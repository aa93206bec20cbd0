import type { Browser, Page } from 'playwright-core'
import { installProbe, type ProbeSettings } from '#test/bench/page/probe.ts'
import type { Target } from '#test/bench/target/target.ts'

const VIEWPORT = { width: 1920, height: 1080 }
const COMPLETE_WITHIN_MS = 30_000

/** What is to be known of a target to open its page. */
export type Opened = Pick<Target, 'name' | 'page' | 'admit' | 'settle'>

/** A page of the target in a context of its own, complete; close its context when done. */
export async function openPage(browser: Browser, target: Opened, settings: ProbeSettings): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, deviceScaleFactor: 1, locale: 'zh-CN' })
  await target.admit(context)
  const page = await context.newPage()
  await page.addInitScript(installProbe, settings)
  await page.goto(target.page, { waitUntil: 'commit' })
  await untilComplete(page, target.name)
  await target.settle(page)
  return page
}

/** Milliseconds from the start of navigation until every panel was painted. */
export async function untilComplete(page: Page, name: string): Promise<number> {
  const until = performance.now() + COMPLETE_WITHIN_MS
  for (;;) {
    const ms = await page.evaluate(() => window.benchProbe.completeMs()).catch(() => null)
    if (ms !== null) return ms
    if (performance.now() > until) {
      const shown = await page.evaluate(() => window.benchProbe.shown())
      throw new Error(`the page of ${name} is not complete; it shows ${JSON.stringify(shown)}`)
    }
    await page.waitForTimeout(100)
  }
}
