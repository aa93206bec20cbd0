import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { axeViolations } from '#test/support/axeViolations.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall } from '#test/support/wallPage.ts'

const RETAIL = 'economy.retail-sales.growth'
const SOON = { timeout: 10_000 }

let browser: Browser
let server: TestServer
let publish: (value: number, period: string) => Promise<void>
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer()
  const token = await server.token('publisher')
  publish = async (value, period) => {
    const body = { observations: [{ series: `${RETAIL}@410104`, period, value }] }
    expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
  }
  await publish(4.26, '2020-04')
  await publish(5.13, '2020-05')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function openCatalogue(role: 'admin' | 'filer', code = RETAIL): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(await server.signInLink(role))
  await page.waitForURL('**/admin**')
  await page.goto(`${server.url}/admin/catalogue/${code}`)
  await page.locator('[data-test="indicator-name"]').waitFor()
  return page
}
const fail = (): never => {
  throw new Error('there is no such indicator')
}
const field = (page: Page, name: string) => page.locator(`[data-test="field-${name}"]`)
async function publishEdit(page: Page, reason: string): Promise<void> {
  await page.locator('[data-test="edit-reason"]').fill(reason)
  await page.locator('[data-test="edit-reason"]').press('Enter')
}

test('a new name and its decimals reach a wall that is never loaded anew', async () => {
  const wall = await openWall(browser, server.wallLink)
  onTestFinished(() => wall.context.close())
  await wall.shows(`${RETAIL}@410104`, '+5.1')
  await wall.page.evaluate(() => Object.assign(window, { isSamePage: true }))

  const page = await openCatalogue('admin')
  await field(page, 'zh').fill('社零总额增速（限上）')
  await field(page, 'decimals').selectOption('2')
  await publishEdit(page, '局务会确定')
  await page.locator('[data-test="edit-published"]').waitFor()

  await wall.shows(`${RETAIL}@410104`, '+5.13')
  expect(await wall.page.locator('.headlines').innerText()).toContain('社零总额增速（限上）')
  expect(await wall.page.evaluate(() => 'isSamePage' in window)).toBe(true)

  await expect
    .poll(() => page.locator('[data-test="indicator-history"]').innerText(), SOON)
    .toMatch(/社会消费品零售总额增速 → 社零总额增速（限上）[\s\S]*局务会确定/)
  expect(await page.locator('[data-test="indicator-name"]').innerText()).toBe('社零总额增速（限上）')
  expect([await layoutFaults(page), await axeViolations(page)]).toEqual([[], []])
})

test('what would break the catalogue is told at its field, nothing typed is lost, and unit and kind stay', async () => {
  const page = await openCatalogue('admin')
  expect(await field(page, 'unit').isDisabled()).toBe(true)
  await field(page, 'en').fill('Retail sales, above limit')
  await field(page, 'rule').selectOption('quarterly')
  await expect.poll(() => page.locator('[data-test="fault"]').allInnerTexts(), SOON).toHaveLength(1)
  expect(await page.locator('[data-test="fault"]').innerText()).toMatch(/^发布规则：/)
  await publishEdit(page, '试试')
  await expect.poll(() => field(page, 'en').inputValue()).toBe('Retail sales, above limit')
  expect(server.releases.catalogue().indicator(RETAIL)?.rule).toBe('monthly-no-jan')
})

test('an indicator is added and retired by the keyboard alone', async () => {
  const page = await openCatalogue('admin')
  await page.locator('[data-test="new-indicator"]').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => field(page, 'zh').evaluate((input) => input === document.activeElement)).toBe(true)
  await page.keyboard.type('夜间经济营业额')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Night economy turnover')
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await page.keyboard.type('night-economy.level')
  await publishEdit(page, '新增监测')
  const code = 'economy.night-economy.level'
  await expect.poll(() => server.releases.catalogue().indicator(code)?.zh, SOON).toBe('夜间经济营业额')
  await page.waitForURL(`**/admin/catalogue/${code}`)
  await page.locator('[data-test="retire"]').press('Enter')
  await publishEdit(page, '不再监测')
  await expect.poll(() => server.releases.catalogue().indicator(code)?.retired, SOON).toBe(true)
  await expect.poll(() => page.locator(`[data-test="indicator-${code}"]`).count(), SOON).toBe(0)
})

test('what another administrator changed meanwhile is told, and neither change is lost', async () => {
  const page = await openCatalogue('admin', 'economy.cpi.growth')
  await field(page, 'decimals').selectOption('3')
  const { order: _order, ...entry } = server.releases.catalogue().indicator('economy.cpi.growth') ?? fail()
  const token = await server.token('admin')
  const body = { edits: [{ basedOn: 0, entry: { ...entry, zh: '居民消费价格' } }], reason: '简称' }
  expect((await call(server.url, 'POST /api/v1/catalogue/changes', { token, body })).status).toBe(201)
  await page.locator('[data-test="rebase"]').click()
  await expect.poll(() => field(page, 'zh').inputValue(), SOON).toBe('居民消费价格')
  await publishEdit(page, '多留一位')
  await expect
    .poll(() => server.releases.catalogue().indicator('economy.cpi.growth'), SOON)
    .toMatchObject({ zh: '居民消费价格', decimals: 3 })
})

test('who files reads the catalogue and its history, and has nothing to press', async () => {
  const page = await openCatalogue('filer')
  expect(await field(page, 'zh').isDisabled()).toBe(true)
  expect(await page.locator('[data-test="publish-edit"], [data-test="new-indicator"]').count()).toBe(0)
  await page.locator('[data-test="indicator-history"]').waitFor()
})
