import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildChartsPage } from '#test/bench/roomCharts/buildPage.ts'

/** A name that resolves nowhere: every file comes from the folder of the build. */
const ORIGIN = 'http://room-charts.invalid'

/** The page that draws charts of projects on demand, in a context of its own; close its context when done. */
export async function openChartsPage(
  browser: Browser,
  viewport: { readonly width: number; readonly height: number },
): Promise<Page> {
  const folder = await buildChartsPage()
  const context = await browser.newContext({ viewport, deviceScaleFactor: 1, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    return route.fulfill({ path: join(folder, pathname === '/' ? 'index.html' : pathname) })
  })
  await page.goto(`${ORIGIN}/`)
  await page.waitForFunction(() => typeof window.drawChart === 'function')
  return page
}
