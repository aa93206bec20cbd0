import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { monthsBefore, newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall } from '#test/support/wallPage.ts'

const HOME = '410104'
const of = (subject: string): SeriesKey => seriesKey('economy.fixed-asset-investment.growth', subject)
const FAI = of(HOME)
const MONTH = newestMonth()

let browser: Browser
let server: TestServer
let filer: Who
let reviewer: Who
let second: Who
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  const periods = [...monthsBefore(MONTH, 12), MONTH]
  await server.releases.importHistory(
    periods.map((period, i) => ({
      at: `2020-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
      title: period,
      owner: 'bureau.stats-general',
      records: [],
      observations: [
        { series: FAI, period, value: period === MONTH ? 8.1 : 4 + (i % 6) },
        { series: of('410105'), period, value: 8.3 },
        { series: of('410106'), period, value: 1.2 },
      ],
    })),
  )
  filer = await person(server, '王填报', 'filer', 'bureau.stats-general')
  reviewer = await person(server, '李审核', 'reviewer')
  second = await person(server, '张审核', 'reviewer')
  return () => server.stop()
})

async function submit(text: string): Promise<string> {
  const desk = deskOf(server)
  const cell = { series: FAI, period: MONTH, text, seen: 1, reason: '省局反馈' }
  const { id } = await desk.done(filer, await desk.begin(filer, [cell]), 'submit')
  return id
}

const figureOn = (page: Page) =>
  page.frameLocator('[data-test="preview"]').locator(`[data-test="figure"][data-series="${FAI}"]`)

describe('a reviewer', () => {
  test('sees the wall with the draft on the own page alone, releases it, and an undo brings the former figure back', async () => {
    const wall = await openWall(browser, server.wallLink)
    onTestFinished(() => wall.context.close())
    await wall.shows(FAI, '+8.1')
    await submit('8.4')
    const page = await openDesk(browser, server.url, reviewer, '/admin/review')

    await page.locator('[data-test="review-table"]').getByText('+8.4%').waitFor()
    await expect.poll(() => figureOn(page).first().innerText(), { timeout: 15_000 }).toBe('+8.4')
    expect(await page.locator('[data-test="review-table"] s').innerText()).toBe('+8.1%')
    expect(await page.locator('[data-test="review-table"]').innerText()).toMatch(/更正[\s\S]*省局反馈/)
    expect(await page.locator('[data-test="effect-derived"]').innerText()).toContain('第2')
    expect(await wall.figure(FAI)).toBe('+8.1')
    // The preview is in no count: the one screen is the wall.
    await page.getByRole('button', { name: '审核通过并发布到 1 个终端' }).waitFor()
    expect(await axeViolations(page)).toEqual([])

    await page.locator('[data-test="release"]').click()
    await wall.shows(FAI, '+8.4', 3_000)
    await page.locator('[data-test="released"]').getByText('2 / 2 个终端').waitFor()

    await page.locator('[data-test="undo"]').click()
    await page.locator('textarea[name="reason"]').fill('录入有误')
    expect(await axeViolations(page)).toEqual([])
    await page.locator('[data-test="dialog-send"]').click()
    await page.getByText('您参与了这份草稿的填报，须由他人审核').waitFor()
    expect(await page.locator('[data-test="release"]').count()).toBe(0)
    await expect.poll(() => figureOn(page).first().innerText(), { timeout: 15_000 }).toBe('+8.1')
    expect(await wall.figure(FAI)).toBe('+8.4')

    const other = await openDesk(browser, server.url, second, '/admin/review')
    await other.locator('[data-test="kind"]').getByText('恢复').waitFor()
    await other.locator('[data-test="release"]').click()
    await wall.shows(FAI, '+8.1', 3_000)
    await other.locator('[data-test="nav-entry"]').click()
    await other
      .getByText(/^撤销第 \d+ 号发布：/)
      .first()
      .waitFor()
  })

  test('gives a draft back with the keyboard alone, and what was typed outlives a refusal', async () => {
    const id = await submit('8.4')
    const page = await openDesk(browser, server.url, reviewer, `/admin/review?draft=${id}`)
    await page.locator('[data-test="return"]').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('与省局反馈不一致')
    await deskOf(server).act(second, id, 'return', { version: 3, remark: '先退' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('[data-test="dialog-refusal"]').waitFor()
    expect(await page.locator('textarea[name="remark"]').inputValue()).toBe('与省局反馈不一致')
    await page.keyboard.press('Escape')
    await page.locator('[data-test="changed"]').waitFor()
    expect(await page.locator('[data-test="release"]').isDisabled()).toBe(true)
    await page.locator('[data-test="changed"] button').click()
    await page.locator('[data-test="events"]').getByText('先退').waitFor()
  })
})

test('a screen never shows a draft, whatever address it is given', async () => {
  const id = await submit('8.4')
  const wall = await openWall(browser, server.wallLink)
  onTestFinished(() => wall.context.close())
  await wall.page.goto(`${server.url}/wall?preview=${id}`)
  await wall.page.locator('[data-test="preview-refusal"]').waitFor()
  expect(await wall.page.locator('body').innerText()).not.toContain('8.4')
  expect(await wall.page.locator('[data-test="figure"]').count()).toBe(0)
})
