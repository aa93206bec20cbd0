import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '#test/support/chromium.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

const SIZES = [
  [1366, 768, 1],
  [5760, 1080, 6],
  [7680, 2160, 3],
] as const

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

async function wallOf(server: TestServer, size = { width: 1920, height: 1080 }): Promise<WallPage> {
  const wall = await openWall(browser, server.wallLink, size)
  onTestFinished(() => wall.context.close())
  return wall
}

describe('the wall with the demonstration data', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { DEMO: '1' } })
  })
  afterAll(() => server.stop())

  test.each(SIZES)(
    'fills %i × %i without a cut or an overlap, in both languages',
    async (width, height, trends) => {
      const { page } = await wallOf(server, { width, height })
      await page
        .locator('.chart canvas')
        .nth(trends - 1)
        .waitFor()
      for (const language of ['English', '中文']) {
        expect(await layoutFaults(page)).toEqual([])
        await page.locator('.language').click()
        await page.locator('.wall-header', { hasNotText: language }).waitFor()
      }
      expect(await page.locator('[data-test="trend"]').count()).toBe(trends)
      expect(await page.locator('[data-test="figure"]', { hasText: /\d/ }).count()).toBe(18)
    },
  )

  test('is held to a measure that sees a cut name and a tile out of its panel', async () => {
    const { page } = await wallOf(server)
    await page
      .locator('.headline .name')
      .first()
      .evaluate((name) => (name.style.maxWidth = '3rem'))
    await page
      .locator('.tile')
      .first()
      .evaluate((tile) => (tile.style.marginLeft = '-6rem'))
    const faults = (await layoutFaults(page)).join()
    expect(faults).toMatch(/wide in \d+: \.name/)
    expect(faults).toMatch(/out of its panel: \.tile/)
  })

  test('shows all six headline figures at a twentieth of the height or more', async () => {
    const { page } = await wallOf(server)
    const sizes = await page
      .locator('.headline [data-test="figure"]')
      .evaluateAll((all) => all.map((e) => parseFloat(getComputedStyle(e).fontSize)))
    expect(sizes).toHaveLength(6)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1080 / 20)
  })

  test('draws the trend that a person asks for, and says so', async () => {
    const { page } = await wallOf(server)
    await page.getByRole('button', { name: /社会消费品零售总额增速/ }).click()
    await page.locator('[data-indicator="economy.retail-sales.growth"] canvas').waitFor()
    expect(await page.getByRole('button', { pressed: true }).count()).toBe(1)
  })

  test('marks every figure for demonstration, down to the tooltip', async () => {
    const { page } = await wallOf(server)
    const unmarked = await page.locator('.headline', { hasNot: page.locator('.demo') }).count()
    expect(unmarked).toBe(0)
    const chart = page.locator('.chart canvas').first()
    await chart.hover({ position: { x: 400, y: 200 } })
    await page.getByText('演示数据').nth(2).waitFor()
  })
})

test('a wall over an empty log says in each panel why it is empty, without a cut in either language', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.stop())
  const { page } = await wallOf(server, { width: 1366, height: 768 })
  await expect.poll(() => page.locator('[data-test="empty"]').count()).toBe(5)
  expect(await layoutFaults(page)).toEqual([])
  await page.locator('.language').click()
  expect(await layoutFaults(page)).toEqual([])
})

test('a device that nobody knows shows a code, and is let in by the link of a wall', async () => {
  const server = await startTestServer()
  onTestFinished(() => server.stop())
  const context = await browser.newContext()
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${server.url}/wall`)
  await expect.poll(() => page.locator('[data-test="pairing-code"]').innerText()).toMatch(/^(\d\s*){6}/)
  await page.goto('about:blank')
  await page.goto(server.wallLink)
  await page.locator('[data-test="link"].live').waitFor()
  expect(page.url()).toBe(`${server.url}/wall`)
})
