import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '#test/support/chromium.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

const CODE = 'economy.retail-sales.growth'
/** How long a pointer may take from the finger to the frame of the wall that shows it. */
const MIRRORED_WITHIN_MS = 100
const MOVES = 40
const SOON = { timeout: 20_000 }

let browser: Browser
let server: TestServer
let wall: WallPage
let tablet: Page

beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ env: { DEMO: '1' } })
  wall = await openWall(browser, server.wallLink)
  tablet = await signedIn('viewer')
}, 150_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function signedIn(role: 'viewer' | 'reviewer'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, hasTouch: true })
  const page = await context.newPage()
  await page.goto(await server.signInLink(role))
  await page.locator('[data-test="link"].live').waitFor()
  return page
}

const shownOnWall = (): Promise<string | null> =>
  wall.page.locator('[data-layer="shown"] [data-scene]').first().getAttribute('data-scene')

test('an indicator is put on a screen, which says who presents; the tablet says for how long still', async () => {
  await tablet.goto(`${server.url}/tablet/indicator/${CODE}`)
  await tablet.locator('[data-test="present"]').click()
  await tablet.locator('[data-test="present-dialog"] li button').last().click()
  await tablet.locator('[data-test="present-page"] iframe').waitFor()
  await expect.poll(shownOnWall, SOON).toBe('indicator')
  expect(await wall.page.locator('[data-test="stage"]').innerText()).toMatch(/正在投屏\s*余 [45]:\d\d/)
  expect(await tablet.locator('[data-test="present-bar"]').innerText()).toMatch(/余 [45]:\d\d/)
})

test('the wall mirrors the pointer within a tenth of a second', async () => {
  const frame = tablet.frameLocator('iframe')
  await frame.locator('[data-scene="indicator"] canvas').first().waitFor()
  await wall.page.evaluate(() => {
    const seen: [string, number][] = []
    Reflect.set(window, 'seenPointers', seen)
    new MutationObserver(() => {
      const style = document.querySelector('[data-test="pointer"]')?.getAttribute('style') ?? ''
      if (style !== seen.at(-1)?.[0])
        requestAnimationFrame(() => setTimeout(() => seen.push([style, Date.now()])))
    }).observe(document.body, { attributes: true, childList: true, subtree: true })
  })
  const box = await tablet.locator('iframe').boundingBox()
  if (!box) throw new Error('no mirror')
  const took: number[] = []
  for (let i = 1; i <= MOVES; i++) {
    const before = await wall.page.evaluate(() => (Reflect.get(window, 'seenPointers') as unknown[]).length)
    const at = Date.now()
    await tablet.mouse.move(box.x + (box.width * i) / (MOVES + 1), box.y + box.height / 2)
    await expect
      .poll(() => wall.page.evaluate(() => (Reflect.get(window, 'seenPointers') as unknown[]).length), {
        interval: 5,
      })
      .toBeGreaterThan(before)
    const seen = await wall.page.evaluate(() =>
      (Reflect.get(window, 'seenPointers') as [string, number][]).at(-1),
    )
    took.push((seen?.[1] ?? 0) - at)
  }
  const sorted = took.toSorted((a, b) => a - b)
  const [p50, p95] = [sorted[MOVES / 2], sorted[Math.floor(MOVES * 0.95)]]
  console.log(`pointer from tablet to wall: p50 ${p50} ms, p95 ${p95} ms, of ${MOVES}`)
  expect(p50).toBeLessThan(MIRRORED_WITHIN_MS)
})

test('a point that is tapped is marked on the wall; another scene is shown; the past is shown as of its day', async () => {
  const frame = tablet.frameLocator('iframe')
  await tablet.getByRole('button', { name: '下一场景' }).click()
  await expect.poll(shownOnWall, SOON).toBe('overview')
  await frame.locator('[data-scene="overview"] .headline [data-series]').nth(2).click()
  await expect.poll(() => wall.page.locator('.selected').count(), SOON).toBeGreaterThan(0)
})

const listed = (): Promise<(string | null)[]> =>
  tablet
    .locator('[data-test="project-way"] [data-project]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-project')))
const namedOnWall = (): Promise<(string | undefined)[]> =>
  wall.page
    .locator('[data-layer="shown"] [data-test="narrowed-projects"] li')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-subject')?.replace('project:', '')))
const saidOnWall = (): Promise<string> =>
  wall.page.locator('[data-layer="shown"] [data-part="roll"] header').innerText()

test('a list as it is filtered on the tablet is shown on the wall, which says to what; changes are followed', async () => {
  await tablet.goto(`${server.url}/tablet/domain/key-projects/projects?light=red&list=key`)
  await tablet.locator('[data-project]').first().waitFor()
  const red = await listed()
  await tablet.locator('[data-test="present"]').click()
  await tablet.locator('[data-test="present-filtered"]').waitFor()
  await tablet.locator('[data-test="present-dialog"] li button').last().click()
  await expect.poll(namedOnWall, SOON).toEqual(red)
  expect(await saidOnWall()).toMatch(/仅看 .+ · 滞后/)
  await tablet.goBack()
  await tablet.locator('[data-light="yellow"]').click()
  await expect.poll(listed, SOON).not.toEqual(red)
  await expect.poll(namedOnWall, SOON).toEqual(await listed())
  await wall.page.locator('.wall-header .language').click()
  await expect.poll(saidOnWall, SOON).toMatch(/only .+ · watch/)
  expect(await layoutFaults(wall.page)).toEqual([])
})

test('somebody else is told who presents, takes over, and the first one is told; silence or letting go brings the round back', async () => {
  const other = await signedIn('reviewer')
  await other.goto(`${server.url}/tablet/domain/key-projects/projects`)
  await other.locator('[data-test="present"]').click()
  const line = other.locator('[data-test="present-dialog"] li', { hasText: '正在投屏' })
  await line.getByRole('button', { name: '接管' }).click()
  await line.getByRole('button', { name: '确认接管' }).click()
  await expect.poll(shownOnWall, SOON).toBe('projects')
  await expect.poll(namedOnWall, SOON).toEqual([])
  await tablet.locator('[data-test="present-lost"]').waitFor()
  await other.getByRole('button', { name: '结束投屏' }).click()
  await expect.poll(shownOnWall, SOON).toBe('overview')
  expect(await wall.page.locator('[data-test="stage"]').count()).toBe(0)
})
