import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RecordActed, RecordList } from '#shared/contract/ledgers.ts'
import { person, type Who } from '#test/server/drafts/desk.ts'
import { call } from '#test/support/api.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { behindBy } from '#test/support/browserClock.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { twoEyes } from '#test/support/twoEyes.ts'
import { openWall } from '#test/support/wallPage.ts'

/** Time passes from a Monday in autumn, for the server and for every page. */
const BEHIND = Date.now() - Date.parse('2026-11-23T02:00:00.000Z')
const UNIT = 'district.project-units'
const [PROJECT, NAME] = ['P-1', '隧道工程']
const [PROBLEM, DECISION] = ['雨污管线迁改影响主体施工', '一周内完成管线迁改']
const PHOTO = {
  name: '现场.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}

let browser: Browser
let server: TestServer
let keeper: Who
let unit: Who
beforeAll(async () => {
  browser = behindBy(await launchChromium(), BEHIND)
  server = await startTestServer({ clock: { now: () => Date.now() - BEHIND } })
  await twoEyes(server)
  keeper = await person(server, '项目科', 'filer', 'bureau.projects')
  unit = await person(server, '建设单位', 'filer', UNIT)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const happen = async (who: Who, entity: string, id: string | undefined, body: object): Promise<string> => {
  const place = `/api/v1/ledgers/${entity}/records${id === undefined ? '' : `/${id}/events`}`
  const answer = await call(server.url, `POST ${place}`, { ...who, body })
  expect(answer.status, answer.text).toBeLessThan(300)
  return RecordActed.parse(answer.body).id ?? ''
}
async function only(entity: string): Promise<string> {
  const { body } = await call(server.url, `GET /api/v1/ledgers/${entity}/records`, keeper)
  const { records } = RecordList.parse(body)
  expect(records).toHaveLength(1)
  return records[0]?.id ?? ''
}

/** A project of 100 million a year, of which ten were invested by the end of October. */
async function aLaggingProject(): Promise<string> {
  const token = await server.token('publisher')
  const fields = {
    name: NAME,
    lists: ['key'],
    state: 'building',
    planYear: 100_000_000,
    responsibleUnit: UNIT,
  }
  const records = [{ entity: 'project', id: PROJECT, on: '2026-01-05', fields }]
  await call(server.url, 'POST /api/v1/releases', { token, body: { records } })
  const filing = await happen(unit, 'project-progress', undefined, {
    event: 'project.progress-drafted',
    fields: { project: PROJECT, period: '2026-10', investedYtd: 10_000_000, responsibleUnit: UNIT },
  })
  await happen(unit, 'project-progress', filing, { event: 'project.progress-filed' })
  await happen(keeper, 'project-progress', filing, { event: 'project.progress-accepted' })
  return filing
}

const field = (page: Page, name: string) => page.locator(`[data-test="event-dialog"] [data-field="${name}"]`)
async function choose(page: Page, name: string, code: string): Promise<void> {
  await field(page, name).fill(code)
  await page.locator(`[data-option="${code}"]`).click()
}
async function bringPhoto(page: Page, name: string): Promise<void> {
  await field(page, name).locator('input[type="file"]').setInputFiles(PHOTO)
  await field(page, name).locator('select option:nth-child(2)').waitFor({ state: 'attached' })
}
const send = (page: Page) => page.locator('[data-test="send-event"]').click()
const stands = (page: Page, state: string) =>
  page.locator(`[data-test="record-state"][data-state="${state}"]`).waitFor()

test('a project lags, its problem is opened, the meeting decides, the order is answered with a photo, somebody else verifies, and the wall’s lights turn', async () => {
  const wall = (await openWall(browser, server.wallLink)).page
  const scene = (path: string) =>
    wall.evaluate((to) => {
      window.history.pushState({}, '', to)
      window.dispatchEvent(new PopStateEvent('popstate', { state: {} }))
    }, path)
  const tabled = wall.locator('[data-view="pack"] li', { hasText: NAME })
  const item = wall.locator('[data-view="open"] li', { hasText: PROBLEM })

  const filing = await aLaggingProject()
  await scene('/wall/meetings')
  await tabled.locator('.light.red').waitFor()

  const desk = await openDesk(
    browser,
    server.url,
    keeper,
    '/admin/ledgers/rectification-item?new=issue.opened',
  )
  await choose(desk, 'project', PROJECT)
  await field(desk, 'problem').fill(PROBLEM)
  await field(desk, 'stage').selectOption('construction')
  await field(desk, 'level').selectOption('unit')
  await choose(desk, 'responsibleUnit', UNIT)
  await field(desk, 'responsiblePerson').fill('王负责')
  await field(desk, 'dueOn').fill('2026-11-25')
  await send(desk)
  await desk.waitForURL(/rectification-item\/\d{4}-\d{4}$/)
  const problem = desk.url().split('/').at(-1) ?? ''
  await scene('/wall/rectification')
  await item.locator('.light.yellow').waitFor()

  await desk.goto(`${server.url}/admin/meetings`)
  const row = desk.locator(`[data-entry="rectification-item/${problem}"]`)
  await row.waitFor()
  expect(await desk.locator('[data-entry]').count()).toBe(2)
  await desk.locator(`[data-entry="project/${PROJECT}"] .light.red`).waitFor()
  await row.locator('[data-test="decision"]').fill(DECISION)
  await row.locator('[data-test="due"]').fill('2026-11-30')
  expect(await row.locator('[data-test="unit"]').inputValue()).toBe(UNIT)
  expect(await axeViolations(desk)).toEqual([])
  await desk.locator('[data-test="hold"]').click()
  await desk.locator('[data-test="meeting-held"]').waitFor()
  // The decision is on the agenda of the next meeting until it is done.
  await desk.locator('[data-entry^="meeting-decision/"]').waitFor()

  const site = await openDesk(
    browser,
    server.url,
    unit,
    `/admin/ledgers/supervision-order/${await only('supervision-order')}`,
  )
  await site.getByText(DECISION).first().waitFor()
  await site.locator('[data-event="supervision.replied"]').click()
  await field(site, 'reply').fill('管线已迁改')
  await bringPhoto(site, 'evidence')
  await send(site)
  await stands(site, 'replied')
  await site.goto(`${server.url}/admin/ledgers/rectification-item/${problem}`)
  await site.locator('[data-event="issue.started"]').click()
  await send(site)
  await stands(site, 'in-progress')
  await site.locator('[data-event="issue.resolved"]').click()
  await bringPhoto(site, 'photoAfter')
  await send(site)
  await stands(site, 'resolved')
  await item.locator('.light.green').waitFor()
  // Whoever resolved it is not offered to verify it.
  expect(await site.locator('[data-event="issue.verified"]').count()).toBe(0)

  await desk.goto(`${server.url}/admin/ledgers/rectification-item/${problem}`)
  await desk.locator('[data-test="evidence"] img').first().waitFor()
  await desk.locator('[data-event="issue.verified"]').click()
  await field(desk, 'verifiedBy').fill('李核验')
  await send(desk)
  await stands(desk, 'verified')
  await item.waitFor({ state: 'detached' })

  await scene('/wall/meetings')
  await tabled.locator('.light.red').first().waitFor()
  await happen(unit, 'project-progress', filing, {
    ...{ event: 'project.progress-revised', reason: '补报十月完成投资' },
    fields: { investedYtd: 90_000_000 },
  })
  await tabled.locator('.light.red').waitFor({ state: 'detached' })
  await scene(`/wall/project?of=${PROJECT}`)
  await wall.locator('[data-view="facts"] .title .light.green').waitFor()
}, 90_000)
