import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Clock } from '#server/clock.ts'
import { RecordList } from '#shared/contract/ledgers.ts'
import { shanghaiDay } from '#shared/period.ts'
import { person } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTablet } from '#test/support/tabletPage.ts'
import { twoEyes } from '#test/support/twoEyes.ts'

const YEAR = Number(shanghaiDay(Date.now()).slice(0, 4))
const LAST = YEAR - 1
const [WAN, OFFICE] = [10_000, 'bureau.projects']

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser.close())

/** The time as it passes, from where the test has put it. */
function clockFrom(at: string): Clock & { now: () => number; today: () => void } {
  let behind = Date.now() - Date.parse(at)
  return { now: () => Date.now() - behind, today: () => void (behind = 0) }
}

const project = (id: string, name: string, more: object) => ({
  entity: 'project',
  id,
  fields: { name, responsibleUnit: 'district.housing', totalInvestment: 90_000 * WAN, ...more },
})

/** Late in last year: one project under way, one that is completed, one that is to begin in the new year. */
async function lastYear(server: TestServer): Promise<void> {
  const token = await server.token('publisher')
  const body = {
    records: [
      project('X-1', '东大街片区更新', {
        ...{ state: 'building', lists: ['key', 'planned-start'], planYear: 10_000 * WAN },
        startedOn: `${LAST}-03-10`,
      }),
      project('X-2', '航海路小学', { state: 'completed', lists: ['key'], planYear: 5_000 * WAN }),
      project('X-3', '金岱产业园', {
        ...{ state: 'pre-work', lists: ['new-pipeline'] },
        plannedStartOn: `${YEAR}-02-01`,
      }),
      {
        entity: 'project-progress',
        fields: {
          ...{ project: 'X-1', period: `${LAST}-11`, investedYtd: 9_000 * WAN, state: 'accepted' },
          responsibleUnit: 'district.housing',
        },
      },
    ],
  }
  expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
}

async function projectsOn(server: TestServer, on?: string): Promise<Record<string, unknown>> {
  const token = await server.token('reviewer')
  const { body } = await call(
    server.url,
    `GET /api/v1/ledgers/project/records${on === undefined ? '' : `?on=${on}`}`,
    { token },
  )
  return Object.fromEntries(
    RecordList.parse(body).records.map(({ id, fields }) => [id, [fields['lists'] ?? [], fields['planYear']]]),
  )
}

const rowOf = (page: Page, id: string) => page.locator(`[data-test="turn-row"][data-project="${id}"]`)

test('a year turns: lists are rolled over, new plans pasted from Excel, and last year stays as it was', async () => {
  const clock = clockFrom(`${LAST}-12-20T02:00:00.000Z`)
  const server = await startTestServer({ clock })
  onTestFinished(() => server.stop())
  await twoEyes(server)
  await lastYear(server)
  const then = await projectsOn(server)
  clock.today()

  const clerk = await person(server, '项目科王', 'filer', OFFICE)
  const page = await openDesk(browser, server.url, clerk, '/admin/turn')
  await rowOf(page, 'X-1').waitFor()
  expect(await rowOf(page, 'X-1').innerText()).toContain('90.0%')
  expect(await rowOf(page, 'X-1').locator('[data-test="turn-fate"]').inputValue()).toBe('carry')
  expect(await rowOf(page, 'X-2').locator('[data-test="turn-fate"]').inputValue()).toBe('leave')
  expect(await rowOf(page, 'X-3').locator('[data-test="turn-fate"]').inputValue()).toBe('start')

  // A column of two plans goes downwards over the rows that take one; what is no amount is said beside it.
  const first = page.locator('[data-test="turn-plan"]').first()
  await first.focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '12,000\r\n一亿\r\n')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  const wrong = page.locator('[data-test="turn-plan"][aria-invalid="true"]')
  await wrong.waitFor()
  expect(await page.locator('[data-test="turn-sum"]').innerText()).toContain('未定 1 个')
  await wrong.fill('8000')
  await page.reload() // nothing typed is lost
  await page.locator('[data-test="turn-sum"]', { hasText: '未定 0 个' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  expect(await layoutFaults(page)).toEqual([])

  await page.locator('[data-test="turn-send"]').click()
  await page.locator('[data-test="turn-done"]').waitFor()
  expect(Object.keys(then)).toHaveLength(3)
  const now = await projectsOn(server)
  const plans = [now['X-1'], now['X-3']]
  expect(now['X-2']).toEqual([[], undefined])
  expect(plans).toContainEqual([['key'], expect.any(Number)])
  expect(plans).toContainEqual([['key', 'planned-start'], expect.any(Number)])
  expect(new Set(plans.map((one) => (one as unknown[])[1]))).toEqual(new Set([12_000 * WAN, 8_000 * WAN]))

  // Last year is still what it was: in the ledger, and on the room of the projects under 截至.
  expect(await projectsOn(server, `${LAST}-12-31`)).toEqual(then)
  const tablet = await openTablet(browser, await server.signInLink('viewer'))
  onTestFinished(() => tablet.context.close())
  await tablet.open('/tablet/domain/key-projects/projects')
  const card = tablet.page.locator('[data-project="X-2"]').first()
  await tablet.page.locator('[data-project="X-1"]').first().waitFor()
  expect(await card.count()).toBe(0)
  await tablet.page.locator('[data-test="as-of"]').first().click()
  await tablet.page.locator('[data-test="as-of-bar"] input[type="date"]').fill(`${LAST}-12-31`)
  await card.waitFor()
}, 90_000)
