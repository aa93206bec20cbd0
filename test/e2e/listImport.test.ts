import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { currentFields } from '#shared/ledger/record.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { listFile } from '#test/support/lists.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let browser: Browser
let server: TestServer
let clerk: Who
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ clock: fakeClock('2026-11-23T02:00:00.000Z') })
  await server.publishesWithTwoEyes('key-projects')
  clerk = await person(server, '项目办', 'filer', 'bureau.projects')
}, 120_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const projects = () => [...server.releases.records.all('project').values()]

test('a list is brought for its ledger, its doubts are answered, a column is told its field, and records come of it', async () => {
  const page = await openDesk(browser, server.url, clerk, '/admin/import?ledger=project')
  const on = (name: string) => page.locator(`[data-test="${name}"]`)
  await on('import-start').waitFor()
  expect(await on('import-ledger').inputValue()).toBe('project')
  const buffer = await listFile('zhengzhou_key_projects.csv')
  await on('import-file').setInputFiles({ name: '重点项目.csv', mimeType: 'text/csv', buffer })
  await on('import-table').waitFor()
  expect(await on('import-draft').isDisabled()).toBe(true)
  expect(await axeViolations(page)).toEqual([])

  // The head of a column asks which field it fills, and in which unit.
  await page.locator('#import-head-5').click()
  await on('list-field').selectOption('planYear')
  await on('list-unit').selectOption('CNY-10K')
  await on('list-column-save').click()
  await expect.poll(() => page.locator('#import-head-5').textContent(), { timeout: 20_000 }).toContain('万元')

  const answers = ['started', 'reserve', '2021-12-01', '2017-04-30', '2017-12-31', '2018-12-31']
  for (const answer of answers) {
    const left = await on('import-questions').locator('.question').count()
    await on(`answer-${answer}`).first().click()
    await expect.poll(() => page.locator('.question').count(), { timeout: 20_000 }).toBe(left - 1)
  }
  expect(await on('list-counts').textContent()).toMatch(/16\s*新增/)
  await on('import-draft').click()
  await on('import-released').waitFor()
  expect(projects()).toHaveLength(16)
  const school = projects().find((record) => currentFields(record)['name'] === '南溪路小学')
  expect(school && currentFields(school)).toMatchObject({ planYear: 29_000_000, state: 'started' })
}, 120_000)

test('the list of a ledger is taken away as it is filtered, and its template is at hand', async () => {
  const page = await openDesk(browser, server.url, clerk, '/admin/ledgers/project?where=state:is:started')
  const on = (name: string) => page.locator(`[data-test="${name}"]`)
  await on('files').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '导出 CSV（当前筛选）' }).click(),
  ])
  const text = await readFile(await download.path(), 'utf8')
  const started = projects().filter((record) => currentFields(record)['state'] === 'started')
  expect(text.trim().split('\r\n')).toHaveLength(started.length + 1)
  await on('files').click()
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载导入模板' }).click(),
  ])
  expect(template.suggestedFilename()).toBe('导入模板_重点项目.xlsx')
}, 60_000)
