import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { corpusFile } from '#test/support/imports.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const clock = fakeClock('2026-11-23T02:00:00.000Z')
let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ env: { DEMO: '1' }, clock })
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const on = (page: Page, name: string) => page.locator(`[data-test="${name}"]`)

/** Each change is judged by a thread of the server's. */
const soon = <T>(ask: () => T) => expect.poll(ask, { timeout: 20_000 })

/** The import page of the clerk who files for the release desk. */
async function importPage(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => expect.unreachable(error.message))
  await page.goto(await server.signInLink('filer'))
  await page.waitForURL('**/admin**')
  await page.goto(`${server.url}/admin/import`)
  await on(page, 'import-start').waitFor()
  return page
}

const bring = async (page: Page, name: string): Promise<void> => {
  const buffer = await corpusFile(name)
  await on(page, 'import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await on(page, 'import-table').waitFor()
}

test('a file is brought, its doubtful unit is answered at its cell, and one draft comes of it', async () => {
  const page = await importPage()
  await bring(page, '14-unit-jump.xlsx')
  const draft = on(page, 'import-draft')
  expect(await draft.isDisabled()).toBe(true)
  expect(await on(page, 'import-obstacle').textContent()).toContain('待确认')
  expect(await on(page, 'import-questions').textContent()).toContain('单位')

  // The question is where the cell is: the cell leads to it, and the keyboard answers.
  await page.locator('#import-2-2').click()
  await soon(() => page.evaluate(() => document.activeElement?.className)).toContain('choice')
  await page.keyboard.press('Enter')
  await soon(() => draft.isEnabled()).toBe(true)
  expect(await on(page, 'import-counts').textContent()).toMatch(/2\s*取数/)
  await page.locator('#import-2-2').hover()
  expect(await on(page, 'import-inspector').textContent()).toContain('580.1')
  expect(await axeViolations(page)).toEqual([])

  await draft.click()
  await page.waitForURL('**/admin/drafts/**')
  await page.goto(`${server.url}/admin/import`)
  await soon(() => on(page, 'import-start').textContent()).toContain('已生成草稿')
}, 90_000)

test('every cell says what becomes of it to the keyboard alone, and a column takes another meaning', async () => {
  const page = await importPage()
  await bring(page, '21-last-year-beside.xlsx')
  const table = on(page, 'import-table')
  const says = () => on(page, 'import-inspector').textContent()
  await table.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await soon(says).toContain('C · 本期')
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await soon(says).toContain('社会消费品零售总额')
  await page.keyboard.press('ArrowRight')
  await soon(says).toContain('对比数')

  await page.keyboard.press('Control+Home')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await on(page, 'meaning-kind').selectOption('skip')
  await on(page, 'meaning-save').click()
  await soon(() => on(page, 'import-counts').textContent()).toMatch(/2\s*取数/)
}, 90_000)

test('a file that is no table is refused with what to do, and the page is ready for the next', async () => {
  const page = await importPage()
  const file = { name: '扫描件.xlsx', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }
  await on(page, 'import-file').setInputFiles(file)
  await soon(() => on(page, 'import-refused').textContent()).toContain('不是表格文件（PDF）')
  await bring(page, '01-title-and-unit-line.xlsx')
}, 90_000)
