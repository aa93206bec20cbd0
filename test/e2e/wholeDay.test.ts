import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Clock } from '#server/clock.ts'
import { observationAt } from '#shared/board.ts'
import { periodParts, shanghaiDay } from '#shared/period.ts'
import { seriesKey, type SeriesKey } from '#shared/series.ts'
import { person } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { filledForm } from '#test/support/filledForm.ts'
import { monthsBefore, newestMonth } from '#test/support/recentMonths.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'
import { openWall } from '#test/support/wallPage.ts'

const OFFICE = 'bureau.stats-general'
const home = (indicator: string): SeriesKey => seriesKey(`economy.${indicator}`, '410104')
const FAI = home('fixed-asset-investment.growth')
const REVENUE = home('industry-revenue.level')
const MONTH = newestMonth()
/** What the form says in 万元, near what a year before was. */
const REVENUE_NOW = 24.5 * periodParts(MONTH).index
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

/** The time as it passes, from where the test has put it. */
function movableClock(): Clock & { advance: (ms: number) => void } {
  let ahead = 0
  return { now: () => Date.now() + ahead, advance: (ms) => void (ahead += ms) }
}

async function serverWithHistory(clock: Clock): Promise<TestServer> {
  const server = await startTestServer({ clock })
  onTestFinished(() => server.stop())
  await server.releases.importHistory(
    monthsBefore(MONTH, 12).map((period, i) => ({
      at: `2020-01-01T00:00:00.${String(i).padStart(3, '0')}Z`,
      ...{ title: period, owner: OFFICE, records: [] },
      observations: [
        { series: FAI, period, value: 4 + (i % 6) * 0.7 },
        { series: REVENUE, period, value: 24 * periodParts(period).index },
      ],
    })),
  )
  return server
}

const SHEET = `/admin/entry?domain=economy&period=${MONTH}&subject=410104`
const sent = (page: Page, name: string) => page.locator(`[data-test="${name}"]`)

test('a whole day: form, filling, import, a doubt answered, review with preview, embargo, wall, revision, 截至, undo', async () => {
  const clock = movableClock()
  const server = await serverWithHistory(clock)
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  const wall = await openWall(browser, server.wallLink)
  onTestFinished(() => wall.context.close())
  const leader = await server.token('viewer')
  const [filer, reviewer] = [
    await person(server, '王填报', 'filer', OFFICE),
    await person(server, '李审核', 'reviewer'),
  ]

  // The filer takes the form, fills it in at a spreadsheet, and sends it back.
  const desk = await openDesk(browser, server.url, filer, SHEET)
  const download = desk.waitForEvent('download')
  await desk.locator('a.template').click()
  const form = join(folder.path, 'form.xlsx')
  await (await download).saveAs(form)
  const back = join(folder.path, 'back.xlsx')
  await writeFile(
    back,
    await filledForm(new Uint8Array(await readFile(form)), {
      'economy.fixed-asset-investment.growth': { value: '８.４' },
      'economy.industry-revenue.level': { value: REVENUE_NOW * 10_000 },
    }),
  )
  await desk.goto(`${server.url}/admin/import`)
  await sent(desk, 'import-file').setInputFiles(back)
  await sent(desk, 'import-questions')
    .getByText(String(REVENUE_NOW * 10_000))
    .first()
    .waitFor()
  expect(await sent(desk, 'import-draft').isDisabled()).toBe(true)
  await sent(desk, 'answer-CNY-10K').click()
  await sent(desk, 'import-draft').click()
  await desk.waitForURL('**/admin/drafts/*')
  await sent(desk, 'submit').click()
  await sent(desk, 'withdraw').waitFor()

  // The reviewer sees it on a wall of their own, and puts it off to the next full minute.
  const desk2 = await openDesk(browser, server.url, reviewer, '/admin/review')
  await sent(desk2, 'review-table').getByText(REVENUE_NOW.toFixed(2)).waitFor()
  const preview = desk2.frameLocator('[data-test="preview"]').locator(`[data-series="${FAI}"]`).first()
  await expect.poll(() => preview.innerText(), { timeout: 15_000 }).toContain('+8.4')
  const at = Math.ceil((clock.now() + MINUTE_MS) / MINUTE_MS) * MINUTE_MS
  await sent(desk2, 'schedule').click()
  await desk2.locator('input[name="day"]').fill(shanghaiDay(at))
  await desk2.locator('input[name="time"]').fill(new Date(at + 8 * 3_600_000).toISOString().slice(11, 16))
  await sent(desk2, 'dialog-send').click()
  await sent(desk2, 'unschedule').waitFor()

  // Until that minute nobody else knows; then every screen does.
  const seq = server.releases.board().seq
  expect(await wall.figure(FAI)).not.toBe('+8.4')
  expect((await call(server.url, 'GET /api/v1/board', { token: leader })).text).not.toContain(
    String(REVENUE_NOW),
  )
  clock.advance(at - clock.now() - 1_500)
  await wall.shows(FAI, '+8.4', 15_000)
  expect(server.releases.board().seq).toBe(seq + 1)
  expect(clock.now()).toBeGreaterThanOrEqual(at)
  expect(observationAt(server.releases.board(), REVENUE, MONTH)?.value).toBe(REVENUE_NOW)
  const firstDay = shanghaiDay(clock.now())

  // The next day the figure is revised, with its reason.
  clock.advance(DAY_MS)
  await wall.page.clock.setSystemTime(clock.now())
  const tomorrow = await person(server, '赵填报', 'filer', OFFICE)
  const second = await person(server, '张审核', 'reviewer')
  const sheet = await openDesk(browser, server.url, tomorrow, SHEET)
  await sheet.locator(`input[data-row="${FAI}"]`).fill('8.1')
  await sheet.locator('input[name="reason"], textarea[name="reason"]').first().fill('省局反馈')
  await sent(sheet, 'submit').click()
  await sent(sheet, 'withdraw').waitFor()
  const review = await openDesk(browser, server.url, second, '/admin/review')
  await sent(review, 'review-table').getByText('+8.1%').waitFor()
  await sent(review, 'release').click()
  await wall.shows(FAI, '+8.1', 10_000)

  // 截至 the day before, the wall shows what was public then.
  await wall.page.keyboard.press('t')
  await wall.page.locator('[data-test="as-of-bar"] input[type="date"]').fill(firstDay)
  await wall.shows(FAI, '+8.4', 10_000)
  await wall.page.keyboard.press('Escape')
  await wall.shows(FAI, '+8.1', 10_000)

  // The revision was a mistake: it is taken back, by one and seen by another.
  await sent(review, 'undo').click()
  await review.locator('textarea[name="reason"]').fill('省局反馈有误')
  await sent(review, 'dialog-send').click()
  await review.getByText('您参与了这份草稿的填报，须由他人审核').waitFor()
  const third = await person(server, '孙审核', 'reviewer')
  const last = await openDesk(browser, server.url, third, '/admin/review')
  await sent(last, 'review-table').getByText('+8.4%').waitFor()
  await sent(last, 'release').click()
  await wall.shows(FAI, '+8.4', 10_000)
  const { text } = await call(server.url, `GET /api/v1/series/${FAI}/vintages?period=${MONTH}`, {
    token: leader,
  })
  expect(JSON.parse(text)).toMatchObject({ vintages: [{ value: 8.4 }, { value: 8.1 }, { value: 8.4 }] })
}, 180_000)
