import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

export interface WallPage {
  readonly page: Page
  readonly context: BrowserContext
  /** The text that stands where a series' value is shown; null while it is not on the page. */
  figure(series: string): Promise<string | null>
  /** Waits until the series shows exactly this text. */
  shows(series: string, text: string, timeoutMs?: number): Promise<void>
  linkState(): Promise<string>
}

/** A wall in a browser of its own, signed in by the wall's link. Script errors on the page fail the test. */
export async function openWall(
  browser: Browser,
  link: string,
  size = { width: 1920, height: 1080 },
): Promise<WallPage> {
  const context = await browser.newContext({ viewport: size })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(link)
  // Only a page that follows the log knows how long its connection takes.
  await page.locator('[data-test="link"].live', { hasText: /\d/ }).waitFor()
  const figure = async (series: string): Promise<string | null> => {
    expect(errors).toEqual([])
    const found = page.locator(`[data-test="figure"][data-series="${series}"]`).first()
    return (await found.count()) === 0 ? null : found.innerText()
  }
  return {
    page,
    context,
    figure,
    shows: (series, text, timeout = 5_000) =>
      expect.poll(() => figure(series), { timeout, interval: 20 }).toBe(text),
    linkState: () => page.locator('[data-test="link"]').innerText(),
  }
}
