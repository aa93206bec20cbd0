import { axeViolations } from '#test/support/axeViolations.ts'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

export interface AdminPage {
  readonly page: Page
  readonly context: BrowserContext
  /** The cell of a series in the sheet that is open. */
  readonly cell: (series: string) => Locator
  /** What the page says of the row. */
  readonly check: (series: string) => Locator
  /** Walks with the Tab key from where the focus is until the cell has it. */
  readonly tabTo: (series: string) => Promise<void>
  /** Puts text on the clipboard of a paste, as Excel would. */
  readonly paste: (text: string) => Promise<void>
  readonly outcome: () => Locator
  /** Waits until the server has everything that was typed. */
  readonly saved: () => Promise<void>
  readonly submit: () => Locator
  readonly release: () => Locator
  /** Number of the release that stands in the right column. */
  readonly shownSeq: () => Promise<number>
  /** What axe-core objects to, one line each. */
  readonly violations: () => Promise<readonly string[]>
}

export interface SheetAddress {
  readonly domain?: string
  readonly period: string
  readonly subject?: string
}

/** The admin panel in a browser of its own with a sheet open. Script errors on the page fail the test. */
export async function openAdmin(
  browser: Browser,
  link: string,
  sheet: SheetAddress,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<AdminPage> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await prepare(page)
  await page.goto(link)
  await page.waitForURL('**/admin**')
  const query = new URLSearchParams({ domain: 'economy', subject: '410104', ...sheet })
  await page.goto(`${new URL(link).origin}/admin?${query.toString()}`)
  await page.getByRole('grid').waitFor()

  const cell = (series: string): Locator => page.locator(`input[data-row="${series}"]`)
  const focused = (): Promise<string | null | undefined> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-row'))
  return {
    page,
    context,
    cell,
    check: (series) =>
      page
        .locator('tr', { has: cell(series) })
        .locator('td')
        .last(),
    async tabTo(series) {
      for (let presses = 0; presses < 100 && (await focused()) !== series; presses++)
        await page.keyboard.press('Tab')
      expect(await focused()).toBe(series)
    },
    paste: (text) =>
      page.evaluate((pasted) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', pasted)
        const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      }, text),
    outcome: () => page.locator('[data-test="outcome"]'),
    saved: () => page.locator('[data-saving="saved"]').getByText('自动保存于').waitFor(),
    submit: () => page.locator('[data-test="submit"]'),
    release: () => page.locator('[data-test="release"]'),
    shownSeq: async () => Number((await page.locator('[data-test="shown"]').innerText()).replace('#', '')),
    async violations() {
      expect(errors).toEqual([])
      return axeViolations(page)
    },
  }
}
