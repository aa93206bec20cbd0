import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type { ReleaseReceipts } from '#shared/contract/live.ts'
import { openAdmin } from '#test/support/adminPage.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTablet } from '#test/support/tabletPage.ts'
import { openWall } from '#test/support/wallPage.ts'

const FAI = 'economy.fixed-asset-investment.growth'
const HOME = `${FAI}@410104`
/** However busy the machine is. */
const SOON = { timeout: 10_000 }
const REASON = '上报口径有误，据省局核定更正'

let browser: Browser
let server: TestServer
let token: string
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

/** Published in spring 2020, verified in autumn, corrected today. */
beforeEach(async () => {
  server = await startTestServer()
  const figure = (at: string, period: string, value: number, more: object = {}) => ({
    at,
    title: `${period} 固定资产投资`,
    owner: 'bureau.stats-general',
    records: [],
    observations: [{ series: HOME, period, value, ...more }],
  })
  await server.releases.importHistory([
    figure('2020-05-18T02:00:00.000Z', '2020-04', 6.3, { status: 'preliminary' }),
    figure('2020-06-12T15:59:59.999Z', '2020-05', 8.4), // a millisecond before midnight in Zhengzhou
    figure('2020-09-01T02:00:00.000Z', '2020-04', 6.1, { status: 'final', reason: '最终核实' }),
  ])
  token = await server.token('publisher')
  await publish(8.1)
})
afterEach(() => server.stop())

async function publish(value: number, period = '2020-05'): Promise<void> {
  const body = { observations: [{ series: HOME, period, value, reason: REASON }] }
  expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
}

/** Opens the bar and chooses a calendar day in it. */
async function lookBack(page: Page, day: string): Promise<void> {
  const bar = page.locator('[data-test="as-of-bar"]')
  if ((await bar.count()) === 0) await page.locator('[data-test="as-of"]').first().click()
  await bar.locator('input[type="date"]').fill(day)
  await page.locator('[data-test="as-of-title"]', { hasText: day }).waitFor()
  await page.locator('.bar.past .frame').waitFor()
}
const title = (page: Page) => page.locator('[data-test="as-of-title"] b').innerText()
const slider = (page: Page) => page.locator('[data-test="as-of-slider"]')

describe('截至 on the wall', () => {
  test('by its key and the arrows: the past in full, day by day, the live board beneath, and back by Escape', async () => {
    const wall = await openWall(browser, server.wallLink)
    const { page } = wall
    onTestFinished(() => wall.context.close())
    await wall.shows(HOME, '+8.1')
    await page.keyboard.press('t')
    await slider(page).waitFor()
    expect(await title(page)).toBe('现在 · 实时数据')
    await wall.shows(HOME, '+8.1')

    await page.keyboard.press('Home')
    await wall.shows(HOME, '+6.3')
    expect(await title(page)).toBe('截至 2020-05-18 的已公布数据 · 历史回看')
    await page.keyboard.press('ArrowRight')
    await wall.shows(HOME, '+8.4')
    expect(await title(page)).toContain('2020-06-12')
    expect(await page.locator('[data-test="ticker"]').innerText()).toContain('23:59:59') // of that very day
    expect(await layoutFaults(page)).toEqual([])

    await publish(7.7)
    const receipts = async () => (await call(server.url, 'GET /api/v1/receipts', { token })).body
    await expect
      .poll(async () => ((await receipts()) as ReleaseReceipts[])[0], SOON)
      .toMatchObject({ seq: 5, following: 1, painted: 0 })
    await wall.shows(HOME, '+8.4')

    await page.keyboard.press('End')
    await wall.shows(HOME, '+7.7')
    expect(await title(page)).toBe('现在 · 实时数据')
    await expect
      .poll(async () => ((await receipts()) as ReleaseReceipts[])[0], SOON)
      .toMatchObject({ seq: 5, painted: 1 })

    await lookBack(page, '2020-06-11')
    await wall.shows(HOME, '+6.3')
    await page.keyboard.press('Escape')
    await wall.shows(HOME, '+7.7')
    expect(await page.locator('[data-test="as-of-bar"]').count()).toBe(0)
  })

  test('in English too; the ticker tells a correction as old → new', async () => {
    const wall = await openWall(browser, server.wallLink)
    const { page } = wall
    onTestFinished(() => wall.context.close())
    const ticker = page.locator('[data-test="ticker"]')
    await expect.poll(() => ticker.innerText(), SOON).toMatch(/统计综合科 更正[\s\S]*\+8\.4% → \+8\.1%/)
    await page.locator('.language').click()
    await expect.poll(() => ticker.innerText(), SOON).toMatch(/correction[\s\S]*\+8\.4% → \+8\.1%/)
    await lookBack(page, '2020-09-01')
    expect(await title(page)).toBe('Looking back · as published by 2020-09-01')
    await expect.poll(() => ticker.innerText(), SOON).toMatch(/scheduled revision[\s\S]*\+6\.3% → \+6\.1%/)
    expect(await layoutFaults(page)).toEqual([])
    await page.locator('[data-test="as-of-back"]').click()
    await wall.shows(HOME, '+8.1')
  })

  test('replays forward and ends at now', async () => {
    const wall = await openWall(browser, server.wallLink)
    const { page } = wall
    onTestFinished(() => wall.context.close())
    await lookBack(page, '2020-05-18')
    await page.locator('[data-test="replay"]').click()
    await wall.shows(HOME, '+8.4')
    await wall.shows(HOME, '+8.1')
    await expect.poll(() => title(page), SOON).toBe('现在 · 实时数据')
  })
})

describe('截至 on a tablet', () => {
  test.each(['zh'])(
    'list and page are those of the day, and revisions read old → new (%s)',
    async (language) => {
      const { page, context, open, violations } = await openTablet(browser, await server.signInLink('viewer'))
      onTestFinished(() => context.close())
      const isEnglish = language === 'en'
      if (isEnglish) await page.locator('.language').click()
      const figure = page.locator(`[data-test="figure"][data-series="${HOME}"]`).first()
      await lookBack(page, '2020-06-11')
      expect(await title(page)).toContain(isEnglish ? 'Looking back' : '历史回看')
      await expect.poll(() => figure.innerText(), SOON).toContain('6.3')

      await open(`/tablet/indicator/${FAI}`)
      await expect.poll(() => figure.innerText(), SOON).toContain('6.3')
      await page.getByRole('button', { name: isEnglish ? 'Revisions' : '修订' }).click()
      const revisions = page.locator('[data-test="revisions"]')
      await expect
        .poll(() => revisions.locator('p').innerText(), SOON)
        .toMatch(isEnglish ? /not been revised/ : /没有|未/)
      await lookBack(page, '2020-09-01')
      await expect.poll(() => revisions.innerText(), SOON).toContain('最终核实')
      expect(await revisions.innerText()).not.toContain(REASON) // not known yet
      expect(await violations()).toEqual([])
      for (const target of await page.locator('[data-test="as-of-bar"] :is(button, input)').all()) {
        const box = await target.boundingBox()
        expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(43.5)
      }

      await page.locator('[data-test="as-of-back"]').click()
      await expect.poll(() => revisions.locator('li').first().innerText(), SOON).toContain(REASON)
      const [corrected = '', verified = ''] = await revisions.locator('li').allInnerTexts()
      expect(corrected).toMatch(
        isEnglish ? /\+8\.4%.*\+8\.1%[\s\S]*Correction/ : /\+8\.4%.*\+8\.1%[\s\S]*更正/,
      )
      expect(verified).toMatch(
        isEnglish ? /\+6\.3%.*\+6\.1%[\s\S]*Scheduled revision/ : /\+6\.3%.*\+6\.1%[\s\S]*定期修订/,
      )
      await expect.poll(() => figure.innerText(), SOON).toContain('8.1')
    },
  )
})

describe('截至 at the admin panel', () => {
  test.each(['en'])(
    'the sheet is that of the day and nothing can be filed; releases tell old, new, kind, reason and who (%s)',
    async (language) => {
      const isEnglish = language === 'en'
      await publish(5, newestMonth())
      await server.publishesWithTwoEyes('economy')
      const link = await server.signInLink('reviewer')
      const { page, context, cell, violations } = await openAdmin(browser, link, { period: newestMonth() })
      onTestFinished(() => context.close())
      if (isEnglish) await page.locator('.language').click()
      const recent = page.locator('aside.recent .card')
      await page.locator('aside.recent li', { hasText: '#4' }).getByRole('button').first().click()
      await expect.poll(() => recent.innerText(), SOON).toMatch(/\+8\.4%\s*→\s*\+8\.1%/)
      const told = await recent.innerText()
      expect(told).toContain(REASON)
      expect(told).toContain(isEnglish ? 'Correction' : '更正')
      expect(told).toContain('test-1') // the account, which staff may know
      await cell(HOME).fill('5.2')
      await page.locator('input[name="reason"]').fill('年报核实')
      await page.locator('select[name="revision"]').selectOption('scheduled')

      await lookBack(page, '2020-06-12')
      expect(await page.locator('[data-test="shown"]').innerText()).toBe('#2')
      await page.locator('[data-test="read-only"]').waitFor()
      expect(await page.locator('[data-test="submit"]').count()).toBe(0)
      await expect.poll(() => cell(HOME).inputValue(), SOON).toBe('8.4') // of 2020-05, which was being filed then
      expect(await violations()).toEqual([])

      await page.keyboard.press('Escape')
      await expect.poll(() => cell(HOME).inputValue(), SOON).toBe('5.2') // what was typed is still there
      await page.locator('[data-test="release"]').click()
      const kind = isEnglish ? 'Scheduled revision' : '定期修订'
      await expect.poll(() => recent.innerText(), SOON).toMatch(/\+5\.0%\s*→\s*\+5\.2%/)
      expect(await recent.innerText()).toContain(kind)
      expect(await recent.innerText()).toContain('年报核实')
    },
  )
})
