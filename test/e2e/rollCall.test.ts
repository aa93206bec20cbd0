import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { figure } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

/** Two heartbeats, and the second in which the roll-call gathers what has changed. */
const NOTICED_WITHIN_MS = 11_000
const SOON = { timeout: 6_000 }

describe('the roll-call in the admin panel', () => {
  let browser: Browser
  let server: TestServer
  let wall: WallPage
  let desk: Awaited<ReturnType<typeof openDesk>>

  async function openDesk() {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    const page = await context.newPage()
    const errors: Error[] = []
    page.on('pageerror', (error) => errors.push(error))
    await page.goto(await server.signInLink('admin'))
    await page.waitForURL('**/admin**')
    await page.goto(`${server.url}/admin/screens`)
    const row = page.locator('[data-screen]', { hasText: '大屏 1' })
    await row.waitFor()
    return { context, page, row, errors }
  }
  const publish = async (value: number): Promise<void> => {
    const token = await server.token('publisher')
    const { status } = await call(server.url, 'POST /api/v1/releases', { token, body: figure(value) })
    expect(status).toBe(201)
  }
  beforeAll(async () => {
    server = await startTestServer()
    browser = await launchChromium()
    await publish(1)
    wall = await openWall(browser, server.wallLink, { width: 1366, height: 768 })
    desk = await openDesk()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  test('says of a wall what it shows and how it is, and who painted a release', async () => {
    const { page, row } = desk
    await row.locator('[data-state="current"]').waitFor({ timeout: 12_000 })
    await publish(2)
    await expect.poll(() => row.innerText(), { timeout: 8_000 }).toContain('#2')
    expect(await row.innerText()).toMatch(/帧\/秒\s+[\d.]+ MB/)
    const detail = page.locator('[data-test="screen-detail"]')
    await expect.poll(() => detail.innerText(), SOON).toContain('1366 × 768')
    await expect.poll(() => detail.innerText(), SOON).toContain('最新')
    await expect
      .poll(() => page.locator('[data-test="screen-receipts"]').innerText(), { timeout: 8_000 })
      .toContain('1 / 1 块屏已显示')
    expect(await axeViolations(page)).toEqual([])
  })

  test('has the wall show its name in big figures and send a picture of itself', async () => {
    const { page } = desk
    await page.locator('[data-test="identify-screen"]').click()
    const named = wall.page.locator('[data-test="identify"]')
    await named.waitFor({ timeout: 3_000 })
    const box = await named.getByText('大屏 1').boundingBox()
    expect(box?.height).toBeGreaterThan(768 / 6)
    await page.locator('[data-test="take-picture"]').click()
    const picture = page.locator('[data-test="picture"]')
    await picture.waitFor({ timeout: 30_000 })
    const drawn = () =>
      picture.evaluate((image: HTMLImageElement) => [
        image.naturalWidth,
        Math.round(image.naturalHeight / 10),
      ])
    await expect.poll(drawn, SOON).toEqual([960, 54])
  })

  test('takes new settings at once: its name here and there, its language', async () => {
    const { page } = desk
    await page.locator('[data-test="edit-screen"]').click()
    await page.locator('[data-test="screen-place"]').fill('三楼指挥室')
    await page.locator('[data-test="dialog-send"]').click()
    await expect.poll(() => desk.row.innerText(), SOON).toContain('三楼指挥室')
    await page.locator('[data-test="identify-screen"]').click()
    await wall.page.getByText('三楼指挥室').waitFor({ timeout: 3_000 })
  })

  test('marks a page that stands still within two heartbeats, and takes that back', async () => {
    const { row } = desk
    await row.locator('[data-state="current"]').waitFor()
    const begun = performance.now()
    const blocked = wall.page.evaluate(() => {
      const until = performance.now() + 13_000
      while (performance.now() < until);
    })
    await row.locator('[data-state="frozen"]').waitFor({ timeout: 13_000 })
    const noticed = performance.now() - begun
    console.log(`a blocked page is marked after ${(noticed / 1_000).toFixed(1)} s`)
    expect(noticed).toBeLessThan(NOTICED_WITHIN_MS)
    expect(await row.innerText()).toContain('停在第2号')
    await blocked
    await row.locator('[data-state="current"]').waitFor({ timeout: 15_000 })
    expect(desk.errors).toEqual([])
  })
})
