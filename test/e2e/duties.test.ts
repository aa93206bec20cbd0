import type { Browser } from 'playwright-core'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { addPeriods, monthOf, periodEnd, shanghaiDay } from '#shared/period.ts'
import { person } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { behindBy } from '#test/support/browserClock.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer } from '#test/support/server.ts'

const OFFICE = 'bureau.stats-general'
const DAY_MS = 86_400_000
/** A moment at which other tests begin too: the demonstration is made once for all of them. */
const BEHIND = Date.now() - Date.parse('2026-11-23T02:00:00.000Z')

let browser: Browser
beforeAll(async () => {
  browser = behindBy(await launchChromium(), BEHIND)
  return () => browser.close()
})

test('a reviewer reminds an office, its filer finds the reminder above the sheet and takes note of it', async () => {
  // The demonstration is complete up to today; a week into the next month its figures are owed.
  let ahead = 0
  const clock = { now: () => Date.now() - BEHIND + ahead }
  const server = await startTestServer({ env: { DEMO: '1' }, clock })
  onTestFinished(() => server.stop())
  const monthEnd = periodEnd(addPeriods(monthOf(shanghaiDay(clock.now())), 0))
  ahead = Date.parse(`${monthEnd}T00:00:00Z`) - clock.now() + 8 * DAY_MS

  const review = await openDesk(
    browser,
    server.url,
    await person(server, '李审核', 'reviewer'),
    '/admin/duties',
  )
  const office = review.locator(`[data-office="${OFFICE}"]`)
  await office.getByRole('button', { name: /催报 \d+ 项/ }).click()
  await review.locator('textarea').fill('请今天下班前报来')
  expect(await axeViolations(review)).toEqual([])
  await review.locator('[data-test="send"]').click()
  await office.getByText(/未阅/).waitFor()

  const filer = await person(server, '王填报', 'filer', OFFICE)
  const sheet = await openDesk(browser, server.url, filer, '/admin/entry')
  await sheet.locator('[data-test="badge-duties"]', { hasText: '1' }).waitFor()
  const reminder = sheet.locator('[data-test="reminder"]')
  await reminder.getByText('请今天下班前报来').waitFor()
  expect(await reminder.innerText()).toMatch(/李审核 .* 催报/)
  expect(await axeViolations(sheet)).toEqual([])
  await sheet.locator('[data-test="note"]').press('Enter')
  await reminder.waitFor({ state: 'detached' })
  expect(await sheet.locator('[data-test="badge-duties"]').count()).toBe(0)

  await sheet.locator('[data-test="nav-duties"]').click()
  await sheet.locator('[data-test="reminder"]').getByText('王填报 已阅').waitFor()
  expect(await axeViolations(sheet)).toEqual([])
  await review.reload()
  await office.getByText(/已阅/).waitFor()
}, 120_000)
