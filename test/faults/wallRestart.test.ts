import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { cuttableDoor, type CuttableDoor } from '#test/support/cuttableDoor.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

const AWAY_MS = 10_000
const RIGHT_AGAIN_WITHIN_MS = 30_000
const CALM = '[data-test="link"].stale'
const LIVE = '[data-test="link"].live'
const OLD = '[data-test="old-age"]'

let browser: Browser
let folder: Awaited<ReturnType<typeof tempFolder>>
let server: ServerProcess
let token: string
let door: CuttableDoor
/** Contexts whose pages' time can be moved on; `unplugged` loses its power while the server is away. */
let contexts: { readonly long: BrowserContext; readonly unplugged: BrowserContext }
/** To one the server is away for ten seconds, to the other for an hour. */
let brief: Page
let long: Page
let unplugged: Page

beforeAll(async () => {
  ;[browser, folder] = await Promise.all([launchChromium(), tempFolder()])
  server = await startServerProcess({ dataDir: folder.path })
  door = await cuttableDoor(server.url)
  token = await server.token('publisher')
  await publish(1.1)
  const link = (server.links['wall'] ?? '').replace(server.url, door.url)
  contexts = { long: await browser.newContext(), unplugged: await browser.newContext() }
  for (const context of Object.values(contexts)) await context.clock.install()
  ;[brief, long, unplugged] = await Promise.all([
    open(await browser.newContext(), link),
    open(contexts.long, link),
    open(contexts.unplugged, link),
  ])
  await contexts.unplugged.clock.fastForward(AWAY_MS) // what a wall does for later, it does when it has settled
})
afterAll(async () => {
  await browser.close()
  await door.close()
  await server.stop()
  await folder.remove()
})

async function open(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(link)
  await page.locator(LIVE, { hasText: /\d/ }).waitFor()
  return page
}
async function publish(value: number): Promise<void> {
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token, body: figure(value) })
  expect(text && status).toBe(201)
}
const shown = (page: Page): Promise<string> =>
  page.locator(`[data-test="figure"][data-series="${RETAIL}"]`).first().innerText()
const shows = (page: Page, text: string): Promise<void> =>
  expect.poll(() => shown(page), { timeout: RIGHT_AGAIN_WITHIN_MS, interval: 20 }).toBe(text)

/** All that a start without a server needs stands on the device. */
const isKept = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const files = await caches.open('wall-files')
    const served: unknown = await (await fetch('/wall-files.json')).json()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    const hasAll = Array.isArray(served) && (await files.keys()).length >= served.length
    return hasAll && (await caches.has('wall-page')) && names.includes('guanlan-wall')
  })

it('a server killed for ten seconds, ten minutes, an hour, and a power cut meanwhile: what was shown, and how soon it was right', async () => {
  await expect.poll(() => isKept(unplugged), { timeout: RIGHT_AGAIN_WITHIN_MS }).toBe(true)
  const killedAt = performance.now()
  const since = (at: number): string => `${((performance.now() - at) / 1_000).toFixed(1)} s`
  server.kill('SIGKILL')
  await server.ended

  await unplugged.close()
  const pluggedInAt = performance.now()
  const replugged = await contexts.unplugged.newPage()
  await replugged.goto(`${door.url}/wall`)
  await shows(replugged, '+1.1')
  console.log(
    `power cut, no server: ${await replugged.locator(CALM).innerText()} with +1.1 ${since(pluggedInAt)} after the start`,
  )

  await contexts.long.clock.fastForward('10:00')
  await long.locator(CALM).waitFor()
  expect([await shown(long), await long.locator(OLD).count()]).toEqual(['+1.1', 0])
  console.log(`10 min without a server: ${await long.locator(CALM).innerText()} with +1.1`)
  await contexts.long.clock.fastForward('51:00')
  const age = await long.locator(OLD).innerText()
  expect(age).toContain('1 小时')
  expect(await shown(long)).toBe('+1.1')
  console.log(`an hour without a server: ${age.replaceAll('\n', ' | ')}`)

  await brief.locator(CALM).waitFor({ timeout: RIGHT_AGAIN_WITHIN_MS })
  console.log(
    `server killed: ${await brief.locator(CALM).innerText()} after ${since(killedAt)} with ${await shown(brief)}`,
  )
  expect(await shown(brief)).toBe('+1.1')

  server = await startServerProcess({ dataDir: folder.path })
  await publish(2.2)
  door.leadTo(server.url)
  const backAt = performance.now()
  const walls = { 'killed for 10 s': brief, 'away for an hour': long, 'after a power cut': replugged }
  await Promise.all(
    Object.entries(walls).map(async ([what, page]) => {
      await shows(page, '+2.2')
      await page.locator(LIVE).waitFor()
      console.log(`${what}: right again ${since(backAt)} after the server was back`)
    }),
  )
  expect(await long.locator(OLD).count()).toBe(0)
}, 120_000)
