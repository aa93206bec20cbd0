import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axeViolations } from '#test/support/axeViolations.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { figure } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

let server: TestServer
let browser: Browser
let context: BrowserContext
let page: Page
let wall: WallPage

beforeAll(async () => {
  server = await startTestServer()
  const token = await server.token('publisher')
  await call(server.url, 'POST /api/v1/releases', { token, body: figure(5.2) })
  browser = await launchChromium()
  wall = await openWall(browser, server.wallLink)
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  page = await context.newPage()
  await page.goto(await server.signInLink('admin'))
  await page.waitForURL('**/admin**')
  await page.goto(`${server.url}/admin/scenes`)
  await onStage('warnings').waitFor()
  await page.frameLocator('iframe').locator('[data-widget="warnings"]').waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const onStage = (id: string): Locator => page.locator(`[data-stage-widget="${id}"]`)
const onWall = (id: string): Locator => wall.page.locator(`[data-widget="${id}"]`)
const middle = async (one: Locator): Promise<{ x: number; y: number }> => {
  const box = await one.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
const isAbove = async (of: (id: string) => Locator): Promise<boolean> =>
  (await middle(of('warnings'))).y < (await middle(of('projects'))).y
async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}
const isSaved = (): Promise<void> =>
  page.locator('[data-test="draft-state"].saved').waitFor({ timeout: 10_000 })
async function release(reason: string): Promise<void> {
  await isSaved()
  await page.locator('[data-test="ask-release"]').click()
  await page.locator('[data-test="release-reason"]').fill(reason)
  await page.locator('[data-test="release"]').click()
  await page.locator('[data-test="wall-released"]').waitFor()
}

test('what is dragged and released stands on an open wall without a reload, and is put back as it was', async () => {
  await wall.page.evaluate(() => document.documentElement.setAttribute('data-kept', 'yes'))
  expect(await isAbove(onWall)).toBe(false)
  expect(await isAbove(onStage)).toBe(false)

  await drag(await middle(onStage('warnings')), await middle(onStage('projects')))
  expect(await isAbove(onStage)).toBe(true)
  // The picture beneath follows the handles.
  const inFrame = (id: string): Locator => page.frameLocator('iframe').locator(`[data-widget="${id}"]`)
  await expect.poll(() => isAbove(inFrame), { timeout: 10_000 }).toBe(true)
  await isSaved()
  expect(await isAbove(onWall)).toBe(false)

  const began = performance.now()
  await release('预警放到上面')
  await expect.poll(() => isAbove(onWall), { timeout: 5_000, interval: 20 }).toBe(true)
  console.info(
    `the wall stood otherwise ${Math.round(performance.now() - began)} ms after the release was asked for`,
  )
  expect(await wall.page.getAttribute('html', 'data-kept')).toBe('yes')
  expect(await axeViolations(page)).toEqual([])

  await page.locator('[data-test="past"]').click()
  await page.locator('[data-restore="0"]').click()
  await release('恢复原样')
  await expect.poll(() => isAbove(onWall), { timeout: 5_000, interval: 20 }).toBe(false)
  expect(await wall.page.getAttribute('html', 'data-kept')).toBe('yes')
})

test('keys move, stretch, duplicate, remove and take back; an unfinished draft is there after a reload', async () => {
  const spoken = (id: string) => onStage(id).locator('.sr-only').textContent()
  const before = await spoken('warnings')
  await onStage('warnings').focus()
  await page.keyboard.press('Shift+ArrowUp')
  const stretched = await spoken('warnings')
  expect(stretched).not.toBe(before)
  await page.keyboard.press('ArrowDown')
  expect(await spoken('warnings')).not.toBe(stretched)
  await onStage('workstreams').focus()
  await page.keyboard.press('Delete')
  await onStage('workstreams').waitFor({ state: 'detached' })
  await onStage('warnings').focus()
  await page.keyboard.press('Control+d')
  await onStage('warnings-2').waitFor()
  await page.keyboard.press('Control+z')
  await onStage('warnings-2').waitFor({ state: 'detached' })
  await page.locator('[data-add="note"]').click()
  await onStage('note').waitFor()
  await isSaved()
  expect(await axeViolations(page)).toEqual([])

  await page.reload()
  await onStage('note').waitFor()
  await page.locator('[data-test="ask-release"]').click()
  await page.locator('[data-test="release-dialog"] li').first().waitFor()
  expect(await page.locator('[data-test="release"]').count()).toBe(0)
})
