import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { signInLink } from '#server/links.ts'
import { observationAt } from '#shared/board.ts'
import { Draft, DraftList } from '#shared/contract/drafts.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { openAdmin, type AdminPage } from '#test/support/adminPage.ts'
import { call, enter } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { monthsBefore, newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const home = (indicator: string): SeriesKey => seriesKey(`economy.${indicator}`, '410104')
const FAI = home('fixed-asset-investment.growth')
const INDUSTRY = home('industry-value-added.growth')
const SALES = home('retail-sales.growth')
const MONTH = newestMonth()

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  await server.accounts.people.createWithoutPassword(
    [{ name: '李红', role: 'filer', owner: 'bureau.stats-general' }],
    'test',
  )
  const history = monthsBefore(MONTH, 8).map((period, i) => ({
    at: `2020-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
    title: period,
    owner: 'bureau.stats-general',
    records: [],
    observations: [INDUSTRY, FAI, SALES].map((series) => ({ series, period, value: 6 + (i % 3) })),
  }))
  await server.releases.importHistory(history)
  return () => server.stop()
})

async function open(name: string, prepare?: (page: Page) => Promise<void>): Promise<AdminPage> {
  const [code = ''] = await server.accounts.people.codes([name], 'test')
  const opened = await openAdmin(browser, signInLink(server.url, code), { period: MONTH }, prepare)
  onTestFinished(() => opened.context.close())
  return opened
}

/** Types into a cell as a person does, and leaves it. */
async function type(
  { page, cell }: Pick<AdminPage, 'page' | 'cell'>,
  series: SeriesKey,
  text: string,
): Promise<void> {
  await cell(series).focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** What the reviewer says of the draft that waits for them. */
async function review(act: 'return' | 'approve', more: object): Promise<void> {
  const cookie = await enter(await server.signInLink('reviewer'))
  const { body } = await call(server.url, 'GET /api/v1/drafts?state=submitted', { cookie })
  const [draft] = DraftList.parse(body).drafts
  const answer = await call(server.url, `POST /api/v1/drafts/${draft?.id}/${act}`, {
    cookie,
    body: { version: draft?.version, ...more },
  })
  expect(answer).toMatchObject({ status: 200 })
}

describe('a draft at the desk', () => {
  test('survives a closed browser, and is opened at another one by a colleague of the office', async () => {
    const first = await open('filer')
    await type(first, FAI, '8.4')
    await type(first, INDUSTRY, '二百')
    await first.saved()
    await first.context.close()

    const second = await open('李红')
    await expect.poll(() => second.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
    expect(await second.cell(INDUSTRY).inputValue()).toBe('二百')
    expect(await second.page.locator('[data-test="badge-entry"]').innerText()).toBe('1')
    expect(await second.violations()).toEqual([])
    await second.cell(FAI).focus()
    await second.page.keyboard.press('Control+z') // what a colleague did is not mine to take back
    expect(await second.cell(FAI).inputValue()).toBe('8.4')
  })

  test('shows who else is at which cell, brings their changes, and lets one choose where both typed', async () => {
    const [one, two] = [await open('filer'), await open('李红')]
    await type(one, FAI, '8.4')
    await expect.poll(() => two.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
    await two.cell(INDUSTRY).focus()
    const ring = one.page.locator('td', { has: one.cell(INDUSTRY) }).locator('[data-test="cell-editor"]')
    await ring.getByText('李红 在此格').waitFor({ state: 'attached' })
    await one.page.locator('[data-test="editors"]').getByText('李红').waitFor()
    expect(await one.violations()).toEqual([])

    await two.page.context().setOffline(true)
    await type(two, SALES, '5.5')
    const arrived = one.page.waitForResponse((answer) => answer.request().method() === 'PATCH')
    await type(one, SALES, '6.6')
    await arrived
    await two.page.getByText('已填内容保留在本浏览器').waitFor()
    await two.page.context().setOffline(false)
    await two.check(SALES).getByText('filer 已填“6.6”，您填“5.5”，请择一').waitFor({ timeout: 20_000 })
    expect(await two.cell(SALES).inputValue()).toBe('5.5')
    expect(await two.violations()).toEqual([])
    await two.cell(SALES).focus()
    await two.page.keyboard.press('F9')
    await expect.poll(() => one.cell(SALES).inputValue(), { timeout: 5_000 }).toBe('5.5')
    await type(one, SALES, '7.7')
    await expect.poll(() => two.cell(SALES).inputValue(), { timeout: 5_000 }).toBe('7.7')
  })

  test('keeps what is typed without a connection, through a reload, and hands it over later', async () => {
    const { page, context, cell, saved } = await open('filer')
    const opened = await open('李红')
    await context.route('**/api/v1/drafts**', (route) => route.abort('connectionrefused'))
    await type({ page, cell }, FAI, '8.4')
    await page.getByText('暂时存不到服务器').waitFor()
    await page.reload()
    await expect.poll(() => cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
    await context.unroute('**/api/v1/drafts**')
    await saved()
    await expect.poll(() => opened.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
  })

  test('is not submitted with a cell that cannot be read, and says so there', async () => {
    const desk = await open('filer')
    await type(desk, FAI, '8.4')
    await type(desk, INDUSTRY, '二百')
    await desk.submit().click()
    await desk.outcome().getByText('请按各项提示修改').waitFor()
    await desk.check(INDUSTRY).getByText('读不出数值').waitFor()
    expect(await desk.violations()).toEqual([])
    await type(desk, INDUSTRY, '7.2')
    await desk.submit().click()
    await desk.outcome().getByText('已提交审核，共 2 项').waitFor()
    expect(await desk.cell(FAI).getAttribute('readonly')).not.toBeNull()
    await desk.check(FAI).getByText('待审核，撤回后可改').waitFor()
    expect(await desk.violations()).toEqual([])
  })

  test('is withdrawn by those who filed it; returned it shows the remark and is filed again', async () => {
    const desk = await open('filer')
    await type(desk, FAI, '8.4')
    await desk.submit().click()
    await desk.page.locator('[data-test="withdraw"]').click()
    await desk.outcome().getByText('已撤回').waitFor()
    await expect.poll(() => desk.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
    await desk.submit().click()
    await desk.outcome().getByText('已提交审核').waitFor()

    await review('return', { remark: '与省局反馈不符，请核对' })
    const notice = desk.page.locator('[data-test="draft-notice"][data-state="returned"]')
    await notice.getByText('与省局反馈不符，请核对').waitFor()
    await desk.page.getByRole('button', { name: 'English' }).click()
    await notice.getByText('The reviewer says').waitFor()
    expect(await desk.violations()).toEqual([])
    await desk.page.getByRole('button', { name: '中文' }).click()
    await desk.cell(FAI).focus()
    await desk.page.keyboard.press('Delete')
    await type(desk, FAI, '8.1')
    await desk.submit().click()
    await desk.outcome().getByText('已提交审核').waitFor()
    await review('approve', { then: 'release' })
    await expect
      .poll(() => observationAt(server.releases.board(), FAI, MONTH)?.value, { timeout: 5_000 })
      .toBe(8.1)
    await desk.check(FAI).getByText('已发布').waitFor()
  })

  test('goes on its way under the hands of a colleague, whose own figures stay and can be dropped', async () => {
    const [one, two] = [await open('filer'), await open('李红')]
    await type(one, FAI, '8.4')
    await expect.poll(() => two.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('8.4')
    await two.context.route('**/api/v1/drafts/**', (route) => route.abort('connectionrefused'))
    await type(two, FAI, '8.5')
    await type(two, SALES, '5.5')
    await one.submit().click()
    await one.outcome().getByText('已提交审核').waitFor()
    await two.context.unroute('**/api/v1/drafts/**')
    const stray = two.page.locator('[data-test="stray"]')
    await stray.waitFor({ timeout: 20_000 })
    expect(await two.cell(FAI).inputValue()).toBe('8.4')
    expect(await two.cell(SALES).inputValue()).toBe('5.5')
    await stray.getByRole('button').click()
    await stray.waitFor({ state: 'detached' })
    await two.submit().click()
    await two.outcome().getByText('已提交审核，共 1 项').waitFor()
  })

  test('that belongs to no sheet is opened as a grid of its own rows, and filed like one', async () => {
    const desk = await open('filer')
    const rows = monthsBefore(MONTH, 3).flatMap((period) =>
      [FAI, INDUSTRY].map((series) => ({ series, period, text: '7.7', seen: 1 })),
    )
    const token = await server.token('filer')
    const body = { origin: 'import', sheet: null, head: { reason: '年报核实' }, entries: rows }
    const { body: made } = await call(server.url, 'POST /api/v1/drafts', { token, body })
    const { id } = Draft.parse(made)
    await desk.page.locator('[data-test="nav-drafts"]').click()
    await desk.page.getByText('导入').first().waitFor()
    await desk.page.locator(`a[href="/admin/drafts/${id}"]`).click()
    await expect.poll(() => desk.page.locator('input[data-cell]').count(), { timeout: 5_000 }).toBe(6)
    expect(await desk.violations()).toEqual([])
    await desk.page.locator('input[data-cell]').first().focus()
    await desk.page.keyboard.type('7.9')
    await desk.page.keyboard.press('Enter')
    await desk.saved()
    await desk.submit().click()
    await desk.outcome().getByText('已提交审核，共 6 项').waitFor()
    await desk.page.locator('[data-test="withdraw"]').waitFor()
    expect(await desk.page.locator('input[data-cell]:not([readonly])').count()).toBe(0)
    expect(await desk.violations()).toEqual([])
  })

  test('is found on the page of drafts, and is put away only when asked twice', async () => {
    const desk = await open('filer')
    await type(desk, FAI, '8.4')
    await desk.saved()
    await desk.page.locator('[data-test="nav-drafts"]').click()
    const line = desk.page.locator('[data-test="draft-line"]')
    await line.getByText('固定资产投资增速').waitFor()
    expect(await desk.violations()).toEqual([])
    await line.locator('[data-test="discard"]').click()
    await desk.page.keyboard.press('Escape')
    await line.locator('[data-test="discard"]').click()
    await line.locator('[data-test="discard-sure"]').click()
    await line.waitFor({ state: 'detached' })
    await desk.page.locator('[data-test="nav-entry"]').click()
    await expect.poll(() => desk.cell(FAI).inputValue(), { timeout: 5_000 }).toBe('')
  })
})
