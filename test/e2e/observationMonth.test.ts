import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTablet } from '#test/support/tabletPage.ts'
import { twoEyes } from '#test/support/twoEyes.ts'
import { openWall } from '#test/support/wallPage.ts'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer()
  await twoEyes(server)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const UNITS = ['district.finance', 'district.greening', 'district.commerce']
/** Unit by line of the sheet: 60 % of 10 and 40 % of 50. */
const MARKS = [
  ['8', '40'],
  ['9', '35'],
  ['7.5', '43.75'],
]
const on = (page: Page, name: string) => page.locator(`[data-test="${name}"]`)

test('a month is ranked from the score sheet to the wall', async () => {
  const projects = await person(server, 'projects-li', 'filer', 'bureau.projects')
  const desk = await openDesk(browser, server.url, projects, '/admin/appraisal/sheets')
  await on(desk, 'new-sheet').click()
  await on(desk, 'sheet-name').fill('月评比评分表')
  const lines = on(desk, 'sheet-line')
  for (const [i, [name, weight, max]] of [
    ['任务完成', '60', '10'],
    ['日常管理', '39', '50'],
  ].entries()) {
    const inputs = lines.nth(i).locator('input')
    await inputs.nth(0).fill(name ?? '')
    await inputs.nth(1).fill(weight ?? '')
    await inputs.nth(2).fill(max ?? '')
  }
  // 99 % is no whole.
  expect(await on(desk, 'draw-sheet').isDisabled()).toBe(true)
  await lines.nth(1).locator('input').nth(1).fill('40')
  await on(desk, 'draw-sheet').click()
  await on(desk, 'adopt-sheet').click()
  await on(desk, 'adopt-sheet').waitFor({ state: 'detached' })

  const ecology = await person(server, 'ecology-wang', 'filer', 'bureau.ecology')
  const page = await openDesk(browser, server.url, ecology, '/admin/appraisal/month')
  await on(page, 'month-period').fill('2026-10')
  for (const unit of UNITS) await page.locator(`input[value="${unit}"]`).check()
  await on(page, 'month-begin').click()
  await page.waitForURL('**/admin/appraisal/monthly~2026-10~ecology')

  const wall = await openWall(browser, server.wallLink)
  await wall.page.goto(`${server.url}/wall/appraisal`)
  const tablet = await openTablet(browser, await server.signInLink('viewer'))
  await tablet.open('/tablet/domain/key-projects/appraisal')
  const panel = (of: Page) => of.locator('[data-view="month-places"]')
  await panel(wall.page).locator('[data-test="empty"]').waitFor()
  await panel(tablet.page).locator('[data-test="empty"]').waitFor()

  // Down a column with Enter, then the next one: the ranking follows each mark.
  for (const column of [0, 1]) {
    await page.locator(`[data-cell="0/${column}"]`).click()
    for (const marks of MARKS) {
      await page.keyboard.type(marks[column] ?? '')
      await page.keyboard.press('Enter')
    }
  }
  const ranked = on(page, 'ranked')
  await expect.poll(() => ranked.first().innerText()).toContain('82.00')
  await expect
    .poll(() => ranked.allInnerTexts())
    .toEqual([
      expect.stringMatching(/^1\s/),
      expect.stringMatching(/^2\s[^]*并列/),
      expect.stringMatching(/^2\s[^]*并列/),
    ])
  await page.locator('[data-cell="0/0"]').fill('10.5')
  expect(await on(page, 'publish-round').isDisabled()).toBe(true)
  await page.locator('[data-cell="0/0"]').fill('8')
  await on(page, 'save-marks').click()
  await on(page, 'round-acted').waitFor()
  expect(await axeViolations(page)).toEqual([])
  // Scores stay hidden until the ranking is published.
  expect(await panel(wall.page).locator('[data-test="place-row"]').count()).toBe(0)

  await on(page, 'publish-round').click()
  await page.locator('[data-test="round-state"][data-state="published"]').waitFor()
  for (const shown of [wall.page, tablet.page]) {
    const rows = panel(shown).locator('[data-test="place-row"]')
    await expect.poll(() => rows.count(), { timeout: 10_000 }).toBe(3)
    expect(await rows.first().innerText()).toMatch(/^1[^]*82\.00/)
    await shown.locator('[data-view="place-history"] [data-test="history-row"]').first().waitFor()
  }
  await wall.context.close()
  await tablet.context.close()
}, 90_000)
