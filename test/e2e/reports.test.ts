import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriesKey } from '#shared/series.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { unzippedText } from '#test/support/unzip.ts'

const RETAIL = 'economy.retail-sales.growth'
const MONTH = newestMonth()
let browser: Browser
let server: TestServer
let filer: Who
let reviewer: Who

beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer()
  await server.releases.importHistory([
    {
      ...{ at: '2020-01-01T00:00:00.000Z', title: 'x', owner: 'bureau.stats-general', records: [] },
      observations: [{ series: seriesKey(RETAIL, '410104'), period: MONTH, value: 6.4 }],
    },
  ])
  filer = await person(server, '王填报', 'filer', 'bureau.stats-general')
  reviewer = await person(server, '李审核', 'reviewer')
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const field = (page: Page) => page.locator('[data-test="template-field"]')
const state = (page: Page, is: string) =>
  page.locator(`[data-test="edit-state"][data-state="${is}"]`).waitFor()

test('a report is generated, edited, reviewed by another, issued and taken away as Word', async () => {
  const page = await openDesk(browser, server.url, filer, '/admin/reports')
  await page.locator('[data-test="new-report"]').click()
  await page.locator('input[name="template"][value="month"]').check()
  await page.locator('[data-test="terms-period"]').selectOption(MONTH)
  expect(await axeViolations(page)).toEqual([])
  await page.locator('[data-test="make"]').click()
  await page.locator('[data-test="report-room"]').waitFor()
  const address = new URL(page.url()).pathname
  await page.getByText('6.4%').first().waitFor()
  await page.locator('[data-test="missing"] li').first().waitFor()
  expect(await axeViolations(page)).toEqual([])

  // What is wrong is said as it is typed, with line and column, and mended with one press.
  await page.locator('[data-test="edit-report"]').click()
  await field(page).focus()
  await page.keyboard.press('Control+End')
  const lines = (await field(page).inputValue()).split('\n').length
  await page.keyboard.insertText('\n本期零售额同比{{economy.retail-sales.growt | growth}}。')
  const fault = page.locator('[data-test="fault"]')
  await fault.getByText(`第 ${lines + 1} 行第 10 列`).waitFor()
  expect(await page.locator('[data-test="save-text"]').isDisabled()).toBe(true)
  expect(await axeViolations(page)).toEqual([])
  await page.reload()
  await fault.getByText(`第 ${lines + 1} 行`).waitFor()
  await field(page).focus()
  await page.keyboard.press('F8')
  await page.keyboard.press('Alt+Enter')
  await fault.first().waitFor({ state: 'detached' })
  expect(await field(page).inputValue()).toContain('{{economy.retail-sales.growth | growth}}。')
  await page.locator('[data-test="preview"]').getByText('本期零售额同比').waitFor()

  // A slot is completed by keys alone.
  await page.keyboard.press('Control+End')
  await page.keyboard.type('另：{{retail-sales.growth')
  await page.locator('[data-test="completions"] li').first().waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type(' | growth}}。')
  expect(await field(page).inputValue()).toContain('另：{{economy.retail-sales.growth | growth}}。')
  await page.keyboard.press('Control+s')
  await state(page, 'saved')
  await page.locator('[data-test="back-to-report"]').click()

  page.on('dialog', (dialog) => void dialog.accept())
  await page.locator('[data-test="submit-report"]').click()
  await page.locator('[data-test="report-state"]').getByText('待审核').waitFor()
  expect(await page.locator('[data-test="edit-report"]').count()).toBe(0)

  const desk = await openDesk(browser, server.url, reviewer, address)
  await desk.locator('[data-test="to-draft"]').click()
  await desk.locator('[data-test="report-of-draft"]').getByText('本期零售额同比').waitFor()
  expect(await axeViolations(desk)).toEqual([])
  await desk.locator('[data-test="release"]').click()
  await desk.locator('[data-test="released"]').waitFor()

  await page.locator('[data-test="report-state"]').getByText('已印发').waitFor()
  await page.locator('[data-test="issued-as"]').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-test="file-docx"]').click(),
  ])
  const word = unzippedText(await readFile(await download.path()))
  expect(word).toContain('仿宋_GB2312')
  expect(word.replaceAll(/<[^>]+>/g, '')).toContain('本期零售额同比增长6.4%。')
})

test('a template is changed with its difference before one’s eyes, and put back as it was delivered', async () => {
  const page = await openDesk(browser, server.url, reviewer, '/admin/templates/bulletin')
  await field(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('\n零售额同比{{economy.retail-sales.growth | growth}}。')
  await page.locator('[data-test="preview"][data-state="fresh"]').getByText('零售额同比').first().waitFor()
  await page.keyboard.press('Control+s')
  await page.locator('[data-test="diff"]').getByText('零售额同比').waitFor()
  expect(await axeViolations(page)).toEqual([])
  await page.locator('[data-test="template-reason"]').fill('补一句')
  await page.locator('[data-test="save-template"]').click()
  await state(page, 'saved')
  expect(await axeViolations(page)).toEqual([])

  await page.locator('[data-test="template-past"]').click()
  await page.locator('[data-test="template-history"] [data-version="1"] [data-test="show-diff"]').click()
  await page.locator('[data-test="diff"]').getByText('零售额同比').waitFor()
  await page.locator('[data-version="0"] [data-test="restore"]').click()
  await state(page, 'changed')
  expect(await field(page).inputValue()).not.toContain('零售额同比{{')
})
