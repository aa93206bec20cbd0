import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  APPROVED_AT,
  APPROVED_SCENES,
  differences,
  openStill,
  stillContext,
} from '#test/support/approvedScenes.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const WHILE_BUSY_MS = 120_000

let server: TestServer
let browser: Browser
let context: BrowserContext
let easel: Page
beforeAll(async () => {
  ;[server, browser] = await Promise.all([
    startTestServer({ env: { DEMO: '1' }, clock: fakeClock(APPROVED_AT) }),
    launchChromium(),
  ])
  context = await stillContext(browser, server.wallLink)
  easel = await browser.newPage()
}, WHILE_BUSY_MS)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function open(code: string): Promise<Page> {
  const page = await openStill(context, server.url, code)
  onTestFinished(() => page.close())
  return page
}

// `npm run pictures -- --approve` takes new ones, after a look at those in test-results.
test.each(APPROVED_SCENES)(
  'the scene %s looks as it was approved',
  async (code) => {
    expect(await differences(await open(code), easel, code)).toEqual([])
  },
  WHILE_BUSY_MS,
)

test(
  'a panel that is gone, a colour, a number, and a shift by a hundredth are seen; another drawing of type is not',
  async () => {
    const page = await open('economy')
    const seenWith = async (content: string): Promise<string> => {
      const style = await page.addStyleTag({ content })
      const seen = (await differences(page, easel, 'economy')).join('\n')
      await style.evaluate((element) => element instanceof HTMLElement && element.remove())
      return seen
    }
    const widget = await page.locator('[data-widget]').last().getAttribute('data-widget')
    expect(await seenWith(`[data-widget="${widget}"] { visibility: hidden }`)).toContain(widget)
    expect(await seenWith('.wall-view { --home: #a06cff; --accent: #ff9f40 }')).not.toBe('')
    expect(await seenWith('main { position: relative; left: 19px }')).not.toBe('')
    expect(await seenWith('[data-test="figure"] { visibility: hidden }')).not.toBe('')
    const other = 'main { translate: 0.5px 0.5px; text-rendering: geometricPrecision }'
    expect(await seenWith(other)).toBe('')
  },
  WHILE_BUSY_MS,
)
