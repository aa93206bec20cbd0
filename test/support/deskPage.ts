import type { Browser, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Who } from '#test/server/drafts/desk.ts'

/** A page of the person’s own browser, closed with the test. Script errors on it fail the test. */
export async function openDesk(browser: Browser, url: string, who: Who, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => context.close())
  const [name = '', value = ''] = (who.cookie ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  onTestFinished(() => expect(errors).toEqual([]))
  await page.goto(url + path)
  return page
}
