import type { Browser } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { RecordActed } from '#shared/contract/ledgers.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

let browser: Browser
let server: TestServer
let filer: Who
let reviewer: Who
let admin: Who
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  filer = await person(server, '钱项目', 'filer', 'bureau.projects')
  reviewer = await person(server, '李审核', 'reviewer')
  admin = await person(server, '管理员甲', 'admin')
  return () => server.stop()
})

const ITEMS = '/api/v1/ledgers/rectification-item/records'
const OPENED = {
  problem: '110 千伏高压线迁改滞后',
  stage: 'construction',
  level: 'leader',
  responsibleUnit: 'bureau.projects',
  responsiblePerson: '陈工',
  dueOn: '2027-03-31',
}
async function acted(path: string, body: object): Promise<RecordActed> {
  const answer = await call(server.url, `POST ${path}`, { ...filer, body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return RecordActed.parse(answer.body)
}
const open = () => acted(ITEMS, { event: 'issue.opened', fields: OPENED })

test('what happens to a record is looked at field by field, comes out on approval, and goes back with a remark', async () => {
  expect(await open()).toMatchObject({ seq: null, version: null })
  const page = await openDesk(browser, server.url, reviewer, '/admin/review')
  const changes = page.locator('[data-test="record-changes"]')
  await changes.getByText('110 千伏高压线迁改滞后').first().waitFor()
  expect(await changes.locator('header').innerText()).toMatch(/问题[\s\S]*新建/)
  expect(await changes.locator('[data-field="dueOn"] .proposed').innerText()).toBe('2027-03-31')
  expect(await page.locator('[data-test="effects"]').innerText()).toMatch(/联动重算/)
  expect(await axeViolations(page)).toEqual([])
  await page.locator('[data-test="release"]').click()
  await page.locator('[data-test="released"]').waitFor()
  const [id = ''] = server.releases.records.all('rectification-item').keys()

  const corrected = {
    event: 'issue.corrected',
    fields: { dueOn: '2027-06-30' },
    reason: '协调三次未果',
    basedOn: 1,
  }
  const { draft } = await acted(`${ITEMS}/${id}/events`, corrected)
  await page.locator(`[data-draft="${draft ?? ''}"]`).click()
  const due = changes.locator('[data-field="dueOn"]')
  await due.locator('s').getByText('2027-03-31').waitFor()
  expect(await due.locator('.proposed').innerText()).toBe('2027-06-30')
  expect(await changes.innerText()).toContain('理由：协调三次未果')

  await page.locator('[data-test="return"]').click()
  await page.locator('[data-test="desk-dialog"] textarea').fill('请先报专题会')
  await page.locator('[data-test="desk-dialog"] [type="submit"]').click()
  const own = await openDesk(browser, server.url, filer, `/admin/drafts/${draft ?? ''}`)
  await own.getByText('请先报专题会').first().waitFor()
  await own.locator('[data-field="dueOn"] .proposed').waitFor()
  // What was asked for is there again, and what is changed in it takes its place.
  await own.locator('[data-test="mend"]').click()
  const form = own.locator('[data-test="event-dialog"]')
  const typed = form.locator('[data-field="dueOn"]')
  expect(await typed.inputValue()).toBe('2027-06-30')
  expect(await form.locator('textarea').last().inputValue()).toBe('协调三次未果')
  await typed.fill('2027-05-31')
  await form.locator('[data-test="send-event"]').click()
  await own.locator('[data-field="dueOn"] .proposed').getByText('2027-05-31').waitFor()
  await own.locator('[data-test="submit"]').click()
  await own.locator('[data-test="draft-notice"][data-state="submitted"]').waitFor()
})

test('an administrator lets one ledger go without a second person, and what happens there is public at once', async () => {
  const page = await openDesk(browser, server.url, admin, '/admin/policy')
  await page.locator('[data-unfold="key-projects"]').click()
  await page.locator('[data-ledger="rectification-item"]').selectOption('off')
  await page.locator('[role="status"]').getByText('已保存').waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await open()).toMatchObject({ draft: null, version: 1, seq: server.releases.board().seq })
})
