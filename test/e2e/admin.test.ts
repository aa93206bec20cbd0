import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { observationAt } from '#shared/board.ts'
import type { Role } from '#shared/contract/roles.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { openAdmin, type AdminPage } from '#test/support/adminPage.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { monthsBefore, newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall } from '#test/support/wallPage.ts'

const home = (indicator: string): SeriesKey => seriesKey(`economy.${indicator}`, '410104')
const FAI = home('fixed-asset-investment.growth')
const INDUSTRY = home('industry-value-added.growth')
const SALES = home('retail-sales.growth')
const MONTH = newestMonth()
/** Growth rates of a calm series with one shock, so that 32 lies far outside and 3.2 inside. */
const RATES = [9.8, 8.1, 7.7, 6.4, 6.9, 7.2, 6.6, 6.1, -12.6, -6.1, -0.8]

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  const history = monthsBefore(MONTH, 12).map((period, i) => ({
    at: `2020-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
    title: period,
    owner: 'bureau.stats-general',
    records: [],
    observations: [INDUSTRY, FAI, SALES].map((series) => ({ series, period, value: RATES[i] ?? 0 })),
  }))
  await server.releases.importHistory(history)
  await server.publishesWithTwoEyes('economy')
  return () => server.stop()
})

async function admin(role: Role = 'reviewer', prepare?: (page: Page) => Promise<void>): Promise<AdminPage> {
  const opened = await openAdmin(browser, await server.signInLink(role), { period: MONTH }, prepare)
  onTestFinished(() => opened.context.close())
  return opened
}

/** Somebody else publishes a figure of this month. */
async function push(series: SeriesKey, value: number): Promise<void> {
  const observations = [{ series, period: MONTH, value }]
  const token = await server.token('publisher')
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token, body: { observations } })
  expect([status, text]).toEqual([201, expect.any(String)])
}

const published = (series: SeriesKey) => observationAt(server.releases.board(), series, MONTH)

describe('a member of staff at the admin panel', () => {
  test('publishes with the keyboard alone; the wall paints it and both receipts come back', async () => {
    const wall = await openWall(browser, server.wallLink)
    onTestFinished(() => wall.context.close())
    await wall.shows(FAI, '−0.8')
    const { page, tabTo, cell, outcome, saved } = await admin('filer')
    await tabTo(FAI)
    await page.keyboard.type('８．４％')
    await page.keyboard.press('Enter')
    expect(await cell(FAI).inputValue()).toBe('8.4')
    await saved()
    await page.keyboard.press('Control+Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await wall.shows(FAI, '+8.4', 2_000)
    await outcome().getByText('已发布').waitFor()
    await page.getByText('2 / 2 个终端').waitFor()
    expect(await page.locator('[data-test="counts"]').count()).toBe(0)
  })

  test('is asked whether 32 was meant to be 3.2 before anything is published', async () => {
    const { page, cell, check, outcome, release, saved, violations } = await admin()
    await cell(INDUSTRY).focus()
    await page.keyboard.type('32')
    await cell(FAI).focus()
    await page.keyboard.type('8.4')
    await page.keyboard.press('Enter')
    await check(INDUSTRY).getByText('超出历史范围（−12.6～9.8），是否为 3.2？').waitFor()
    expect(await page.locator('[data-test="counts"]').innerText()).toMatch(/2\s*项变更[\s\S]*1\s*项待核实/)
    expect(await violations()).toEqual([])
    await saved()
    await release().click()
    await outcome().getByText('未发布任何数据').waitFor()
    expect([published(FAI), published(INDUSTRY)]).toEqual([undefined, undefined])
    await cell(INDUSTRY).focus()
    await page.keyboard.press('F8')
    await release().click()
    await outcome().getByText('已发布').waitFor()
    expect([published(FAI)?.value, published(INDUSTRY)?.value]).toEqual([8.4, 3.2])
  })

  test('pastes a column from Excel, sees what became of each line, and takes it back at once', async () => {
    const { page, cell, check, paste } = await admin()
    await cell(INDUSTRY).focus()
    await paste('"７.１％"\r\n3\r\n二百\r\n1,234.5%\r\n…\r\n')
    expect(await cell(INDUSTRY).inputValue()).toBe('7.1')
    expect(await cell(FAI).inputValue()).toBe('3.0')
    await check(SALES).getByText('“二百”不是数字').waitFor()
    await page.keyboard.press('Control+z')
    expect([await cell(INDUSTRY).inputValue(), await cell(SALES).inputValue()]).toEqual(['', ''])
  })

  test('learns by itself what became of a lost answer, and publishes once however often it is tried', async () => {
    const { page, cell, outcome, release, saved, shownSeq } = await admin()
    const before = server.releases.board().seq
    await cell(FAI).focus()
    await page.keyboard.type('8.4')
    await page.keyboard.press('Enter')
    await saved()
    await page.route('**/api/v1/drafts/**', (route) => route.abort('connectionreset'))
    await release().click()
    await outcome().getByText('没有收到服务器的答复').waitFor()
    await page.unroute('**/api/v1/drafts/**')
    await page.route('**/api/v1/drafts/*/release', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: '重试' }).click()
    await outcome()
      .getByText(`已发布 #${before + 1}`)
      .waitFor()
    expect([server.releases.board().seq, await shownSeq()]).toEqual([before + 1, before + 1])
  })

  test('sees both values where somebody was faster, and keeps the own one with a reason', async () => {
    const { page, cell, check, outcome, release } = await admin()
    await cell(FAI).focus()
    await page.keyboard.type('8.4')
    await page.keyboard.press('Enter')
    await push(FAI, 8.1)
    await check(FAI).getByText('您填写后已有人发布 8.1').waitFor()
    expect(await cell(FAI).inputValue()).toBe('8.4')
    await check(FAI).getByRole('button', { name: '仍用 8.4' }).click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.type('省局反馈')
    await release().click()
    await outcome().getByText('已发布').waitFor()
    expect(published(FAI)).toMatchObject({ value: 8.4, vintage: 2, status: 'revised' })
    await page.getByText('原因：省局反馈').waitFor()
  })

  test('learns from the refusal of a newer value that its connection never brought', async () => {
    let isDeaf = false
    const { page, cell, check, outcome, release, saved } = await admin('reviewer', (page) =>
      page.routeWebSocket('**/socket.io/**', (socket) => {
        const upstream = socket.connectToServer()
        upstream.onMessage((message) => void (isDeaf || socket.send(message)))
      }),
    )
    await cell(FAI).focus()
    await page.keyboard.type('8.4')
    await page.keyboard.press('Enter')
    await saved()
    isDeaf = true
    await push(FAI, 8.1)
    await release().click()
    await outcome().getByText('您看到之后已有人发布了新值，未覆盖').waitFor()
    await check(FAI).getByText('现已发布 8.1').waitFor()
    expect(published(FAI)?.vintage).toBe(1)
    await check(FAI).getByRole('button', { name: '采用 8.1' }).click()
    expect(await cell(FAI).inputValue()).toBe('8.1')
  })

  test('loses nothing when the session ends while typing, and goes on after signing in again', async () => {
    const { page, cell, outcome, release, saved, violations } = await admin('filer')
    await cell(FAI).focus()
    await page.keyboard.type('8.')
    await saved()
    const password = await server.accounts.people.reset('filer', 'test')
    const again = page.locator('[data-test="sign-in-again"]')
    await again.waitFor()
    await page.keyboard.type('4')
    expect(await cell(FAI).inputValue()).toBe('8.4')
    await page.getByText('登录后自动保存').waitFor()
    expect(await violations()).toEqual([])
    await release().click()
    await outcome().getByText('登录已失效').waitFor()
    await again.getByLabel('用户名').fill('filer')
    await again.getByLabel('密码').fill(password)
    await again.getByLabel('密码').press('Enter')
    await again.waitFor({ state: 'detached' })
    await saved()
    await release().click()
    await outcome().getByText('已发布').waitFor()
    expect(published(FAI)?.value).toBe(8.4)
  })

  test('reads only, with the reason why, where the role files nothing', async () => {
    const { page, cell, violations } = await admin('auditor')
    await page.getByText('审计员不填报数据，此处仅供查看。').waitFor()
    await cell(FAI).focus()
    await page.keyboard.type('8.4')
    expect(await cell(FAI).inputValue()).toBe('')
    expect(await page.locator('[data-test="submit"], [data-test="release"]').count()).toBe(0)
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('Auditors file no figures').waitFor()
    expect(await violations()).toEqual([])
  })
})
