import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, shanghaiDay } from '#shared/period.ts'
import { deskOf, person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const ITEMS = '/admin/ledgers/rectification-item'
const TODAY = shanghaiDay(Date.now())
/** Others may be busy on the machine. */
const SOON = { timeout: 10_000 }
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

let browser: Browser
let server: TestServer
let filer: Who
let reviewer: Who
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  filer = await person(server, '王填报', 'filer', 'bureau.projects')
  reviewer = await person(server, '李审核', 'reviewer')
  return () => server.stop()
})

const field = (page: Page, name: string) => page.locator(`[data-test="event-dialog"] [data-field="${name}"]`)
const send = (page: Page) => page.locator('[data-test="send-event"]')

async function fillItem(page: Page, dueOn: string): Promise<void> {
  await field(page, 'problem').fill('剩余两户未签征迁协议')
  await field(page, 'stage').selectOption({ index: 1 })
  await field(page, 'level').selectOption({ index: 1 })
  await field(page, 'responsiblePerson').fill('赵责任')
  await field(page, 'responsibleUnit').fill('重点项目')
  await page.locator('[data-option]').first().waitFor()
  await field(page, 'responsibleUnit').press('Enter')
  await field(page, 'dueOn').fill(dueOn)
}

/** A problem that has been entered, over the API. */
async function entered(
  who: Who,
  dueOn: string,
): Promise<{ readonly id: string | null; readonly draft: string | null }> {
  const fields = {
    ...{
      problem: '雨污管线迁改影响主体施工',
      stage: 'funding',
      level: 'unit',
      responsibleUnit: 'bureau.projects',
    },
    ...{ responsiblePerson: '赵责任', dueOn },
  }
  const body = { event: 'issue.opened', fields }
  const answer = await call(server.url, 'POST /api/v1/ledgers/rectification-item/records', { ...who, body })
  expect([answer.status, answer.body]).toMatchObject([201, { entity: 'rectification-item' }])
  return answer.body as Awaited<ReturnType<typeof entered>>
}

test('a filer enters a record, is told at the field what is wrong and loses nothing, moves it on, and reads its history', async () => {
  await server.publishesWithTwoEyes('key-projects')
  const page = await openDesk(browser, server.url, filer, '/admin')
  await page.locator('[data-test="nav-ledgers"]').click()
  await page.locator('tr[data-ledger="rectification-item"]').getByRole('link', { name: /登记/ }).click()

  await fillItem(page, addDays(TODAY, -30))
  expect(await axeViolations(page)).toEqual([])
  await send(page).press('Enter')
  const row = page.locator('[data-row="dueOn"]')
  await row.getByRole('alert').waitFor()
  expect(await field(page, 'dueOn').getAttribute('aria-invalid')).toBe('true')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('dueOn')
  expect(await field(page, 'problem').inputValue()).toBe('剩余两户未签征迁协议')
  expect(await page.locator('[data-chosen]').count()).toBe(1)

  await page.keyboard.press('Escape')
  await page.locator('[data-event="issue.opened"]').click()
  expect(await field(page, 'problem').inputValue()).toBe('剩余两户未签征迁协议')
  await field(page, 'dueOn').fill(addDays(TODAY, 30))
  await send(page).click()
  await page.waitForURL(/rectification-item\/\d{4}-\d{4}$/)
  await page.locator('[data-test="record-state"][data-state="open"]').waitFor()

  const other = await openDesk(browser, server.url, reviewer, new URL(page.url()).pathname)
  await other.locator('[data-test="record-state"][data-state="open"]').waitFor()
  await page.locator('[data-event="issue.started"]').click()
  await send(page).click()
  await page
    .locator('[data-test="acted"]')
    .getByText(/已发布/)
    .waitFor()
  await page.locator('[data-test="record-state"][data-state="in-progress"]').waitFor()
  // Whoever looks at the record sees it move, without asking.
  await other.locator('[data-test="record-state"][data-state="in-progress"]').waitFor()

  const timeline = page.locator('[data-test="timeline"] > ol > li')
  expect((await timeline.allInnerTexts()).map((text) => text.split(/\s+/)[0])).toEqual([
    '启动整改',
    '登记问题',
  ])
  expect(await timeline.first().innerText()).toContain('王填报')

  await page
    .locator('[data-test="attach"]')
    .setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: PIXEL })
  const photo = page.locator('[data-test="evidence"] img')
  await photo.waitFor()
  await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth), SOON).toBe(1)
  await page.locator('[data-test="comment"]').fill('请于周五前回复')
  await page.locator('[data-test="send-comment"]').click()
  await page.locator('[data-test="comments"]').getByText('请于周五前回复').waitFor()
  expect(await axeViolations(page)).toEqual([])
}, 120_000)

test('where four eyes are wanted, an event waits for the other pair, and shows itself once it is released', async () => {
  const page = await openDesk(browser, server.url, filer, `${ITEMS}?new=issue.opened`)
  await fillItem(page, addDays(TODAY, 30))
  await send(page).click()
  await page.locator('[data-test="acted"]').getByText('已提交审核').waitFor()
  expect(await page.locator('tr[data-record]').count()).toBe(0)

  const desk = deskOf(server)
  const { drafts } = (await call(server.url, 'GET /api/v1/drafts', reviewer)).body as {
    readonly drafts: readonly { readonly id: string; readonly version: number }[]
  }
  const [draft] = drafts
  await desk.act(reviewer, draft?.id ?? '', 'approve', { version: draft?.version, then: 'release' })
  await page.locator('tr[data-record]').waitFor()
  await page.locator('tr[data-record] a.open').press('Enter')
  await page.locator('[data-event="issue.started"]').click()
  await send(page).click()
  await page.locator('[data-test="waiting"]').getByText('启动整改').waitFor()
  expect(await page.locator('[data-test="record-state"]').getAttribute('data-state')).toBe('open')
  expect(await axeViolations(page)).toEqual([])
}, 120_000)

test('the page of a topic shows its figures, ledgers and what is due, and moves with the records', async () => {
  await server.publishesWithTwoEyes('key-projects')
  await entered(filer, addDays(TODAY, 2))
  const page = await openDesk(browser, server.url, reviewer, '/admin/domain/key-projects/figures')
  const figure = page.locator('[data-figure="projects.issues.open"] [data-test="figure"]')
  await expect.poll(() => figure.innerText(), SOON).toBe('1')
  await page.locator('[data-test="due-records"] li').waitFor()
  await entered(filer, addDays(TODAY, 40))
  await expect.poll(() => figure.innerText(), SOON).toBe('2')
  await page.locator('[data-test="domain-changes"] li').first().waitFor()
  expect(await axeViolations(page)).toEqual([])

  await page.locator('[data-test="nav-ledgers"]').click()
  const line = page.locator('tr[data-ledger="rectification-item"]')
  await expect.poll(() => line.innerText(), SOON).toMatch(/\s2\s+2\s+△ 1\s/)
  expect(await axeViolations(page)).toEqual([])
}, 120_000)

test('a list is narrowed, grouped and walked through by keyboard, and its address says how', async () => {
  await server.publishesWithTwoEyes('key-projects')
  for (const days of [2, 40, 60]) await entered(filer, addDays(TODAY, days))
  const page = await openDesk(browser, server.url, filer, ITEMS)
  const rows = page.locator('tr[data-record]')
  await expect.poll(() => rows.count(), SOON).toBe(3)
  await rows.first().locator('a.open').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const third = await rows.nth(2).getAttribute('data-record')
  expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset['record'])).toBe(third)

  await page.locator('[data-test="add-filter"]').press('Enter')
  await page.locator('[data-test="filter-field"]').selectOption('dueOn')
  await page.locator('[data-test="filter-test"]').selectOption('to')
  await page.locator('[data-test="filter-value"]').fill(addDays(TODAY, 41))
  expect(await axeViolations(page)).toEqual([])
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.count(), SOON).toBe(2)
  expect(new URL(page.url()).searchParams.get('where')).toBe(`dueOn:to:${addDays(TODAY, 41)}`)
  await page.reload()
  await expect.poll(() => rows.count(), SOON).toBe(2)
  await page.locator('[data-test="remove-filter"]').click()
  await page.locator('[data-test="group-by"]').selectOption('level')
  await page.locator('tr.group').waitFor()
  await page.locator('[data-test="facets"] button').first().click()
  await expect.poll(() => new URL(page.url()).searchParams.get('where'), SOON).toBe('level:is:unit')
  expect(await axeViolations(page)).toEqual([])
}, 120_000)
