import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#server/store/openStore.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const RETAIL = seriesKey('economy.retail-sales.growth', '410104')
const PATIENCE_MS = 90_000
let browser: Browser
let server: TestServer
let page: Page
const part = (name: string) => page.locator(`[data-test="${name}"]`)

beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer()
  const token = await server.token('publisher')
  for (const value of [3.1, 3.4]) {
    const body = { observations: [{ series: RETAIL, period: '2020-05', value, reason: '省局反馈' }] }
    expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
}, PATIENCE_MS)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

test(
  'an auditor lands at the log, looks for a release, opens it by keyboard and reads before, after, why and from where',
  async () => {
    await page.goto(await server.signInLink('auditor'))
    await page.waitForURL('**/admin/audit')
    await part('action').selectOption('release.published')
    await expect.poll(() => page.locator('tbody[data-n]').count()).toBe(2)
    const newest = page.locator('tbody[data-n]').first()
    expect(await newest.innerText()).toMatch(/test-1\s+接口令牌[\s\S]*发布第 2 号[\s\S]*接口 · 127\.0\.0\.1/)
    await part('reset').focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await part('hash').waitFor()
    const figure = (await part('figure').first().innerText()).replace(/\s+/g, ' ')
    expect(figure).toContain('社会消费品零售总额增速 2020年1—5月 +3.1% → +3.4% 更正 原因：省局反馈')
    expect(await axeViolations(page)).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'the log is taken away as a file, and checked; what somebody changed in the store is named',
  async () => {
    const download = page.waitForEvent('download')
    await part('export').click()
    const file = await readFile(await (await download).path(), 'utf8')
    expect(file.split('\r\n')[1]).toMatch(/^\d+,.*,test-1,machine,release\.published,release:2,/)

    await part('verify').click()
    await part('verdict').locator('code').waitFor()
    expect(await part('verdict').innerText()).toContain('校验通过')

    const store = await openStore({ dataDir: server.dataDir, databaseUrl: '', exclusive: false })
    await store.write((trx) =>
      trx
        .updateTable('vintage')
        .set({ value: 9.9 })
        .where('vintage', '=', 1)
        .where('series', '=', RETAIL)
        .execute(),
    )
    await store.close()
    await part('verify').click()
    await part('finding').first().waitFor()
    expect(await part('finding').allInnerTexts()).toEqual([
      `vintage\t${RETAIL} 2020-05 v1\t内容不符：value 应为 3.1，现为 9.9`,
    ])
    expect(await axeViolations(page)).toEqual([])
  },
  PATIENCE_MS,
)

test(
  'nobody else is offered the page, nor answered',
  async () => {
    const context = await browser.newContext()
    const other = await context.newPage()
    await other.goto(await server.signInLink('admin'))
    await other.waitForURL('**/admin**')
    await other.goto(`${server.url}/admin/audit`)
    await other.locator('nav').waitFor()
    await expect.poll(() => other.url()).not.toContain('audit')
    expect(await other.locator('[data-test="nav-audit"]').count()).toBe(0)
    expect(await other.evaluate(async () => (await fetch('/api/v1/audit')).status)).toBe(403)
    await context.close()
  },
  PATIENCE_MS,
)
