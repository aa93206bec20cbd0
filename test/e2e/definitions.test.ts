import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

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

test('the administrator adds a field, is told what is wrong with it, and the next form asks for it', async () => {
  const admin = await person(server, 'admin-zhang', 'admin')
  const page = await openDesk(browser, server.url, admin, '/admin/definitions/party-activity')
  const on = (name: string) => page.locator(`[data-test="${name}"]`)
  await page.locator('[data-test="definition-name"]').getByText('党建活动').waitFor()
  await on('add-field').click()
  const row = on('field-row').last()
  await row.locator('[data-test="field-zh"]').fill('地点')
  await row.locator('[data-test="field-en"]').fill('Place')
  await row.locator('[data-test="field-name"]').fill('活动地点')
  await page.locator('td[role="alert"]').waitFor()
  await row.locator('[data-test="field-name"]').fill('place')
  await page.locator('td[role="alert"]').waitFor({ state: 'detached' })
  expect(await axeViolations(page)).toEqual([])
  await on('definition-reason').fill('活动要记地点')
  await on('publish-definition').click()
  await on('definition-published').waitFor()
  await on('definition-past').getByText('活动要记地点').waitFor()

  const clerk = await person(server, 'office-li', 'filer', 'bureau.office')
  const form = await openDesk(
    browser,
    server.url,
    clerk,
    '/admin/ledgers/party-activity?new=party-activity.held',
  )
  await form.locator('[data-test="event-dialog"] [data-field="place"]').waitFor()
}, 90_000)

test('a ledger that nobody programmed is filled in the moment it is published', async () => {
  const admin = await person(server, 'admin-wang', 'admin')
  const page = await openDesk(browser, server.url, admin, '/admin/definitions/party-activity')
  const on = (name: string) => page.locator(`[data-test="${name}"]`)
  await on('definition-name').getByText('党建活动').waitFor()
  await on('new-handling').click()
  await on('definition-zh').fill('来信来访')
  await on('definition-en').fill('Letters and visits')
  await on('definition-code').fill('petition')
  await on('definition-reason').fill('新增台账')
  await on('publish-definition').click()
  await page.waitForURL('**/admin/definitions/petition')
  await on('definition-name').getByText('来信来访').waitFor()

  const clerk = await person(server, 'office-zhao', 'filer', 'bureau.office')
  const list = await openDesk(browser, server.url, clerk, '/admin/ledgers/petition?new=petition.registered')
  await list.locator('[data-test="event-dialog"] [data-field="name"]').fill('反映道路破损')
  await list.locator('[data-test="send-event"]').click()
  await list.locator('[data-test="record-state"][data-state="open"]').waitFor()
  await list.locator('[data-event="petition.started"]').click()
  await list.locator('[data-test="send-event"]').click()
  await list.locator('[data-test="record-state"][data-state="in-progress"]').waitFor()
}, 90_000)
