import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { anotherBuild, type Build } from '#test/support/anotherBuild.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { cuttableDoor, type CuttableDoor } from '#test/support/cuttableDoor.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

/** The product promises five minutes; one screen alone has its turn at once. */
const UPGRADED_WITHIN_MS = 60_000
const MB = 1_048_576
/** Code of the former build stays in memory, and nothing else. */
const MOST_MB = 5

let browser: Browser
let folder: Awaited<ReturnType<typeof tempFolder>>
let builds: readonly Build[]
let server: ServerProcess
let token: string
let door: CuttableDoor
let wall: WallPage
let devtools: CDPSession

beforeAll(async () => {
  ;[browser, folder, builds] = await Promise.all([
    launchChromium(),
    tempFolder(),
    Promise.all(['aa', 'bb', 'cc'].map(anotherBuild)),
  ])
  server = await serve(0)
  door = await cuttableDoor(server.url)
  token = await server.token('publisher')
  await publish(1.1)
  wall = await openWall(browser, (server.links['wall'] ?? '').replace(server.url, door.url))
  devtools = await wall.context.newCDPSession(wall.page)
})
afterAll(async () => {
  await browser.close()
  await door.close()
  await server.stop()
  await Promise.all([folder, ...builds].map((one) => one.remove()))
})

const serve = (build: number): Promise<ServerProcess> =>
  startServerProcess({ dataDir: folder.path, env: { CLIENT_DIR: builds[build]?.folder ?? '' } })

/** The server is stopped and comes back with another build, as in an upgrade of the product. */
async function upgradeTo(build: number): Promise<void> {
  await server.stop()
  server = await serve(build)
  door.leadTo(server.url)
}
async function publish(value: number): Promise<void> {
  const { status, text } = await call(door?.url ?? server.url, 'POST /api/v1/releases', {
    token,
    body: figure(value),
  })
  expect(text && status).toBe(201)
}

/** In each frame, whether something of a wall fills the middle of the page; and marks that no reload would leave. */
const watchFrames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = { frames: 0, empty: 0 }
    Object.assign(window, { seen })
    const look = (): void => {
      seen.frames++
      const { innerWidth: width, innerHeight: height } = window
      const found = [0.2, 0.5, 0.8].some((share) =>
        document.elementFromPoint(width * share, height * 0.4)?.closest('main, header'),
      )
      const figures = document.querySelectorAll('#app [data-test="figure"]').length
      const isWall = document.documentElement.classList.contains('wall')
      if (!found || !isWall || figures === 0) seen.empty++
      requestAnimationFrame(look)
    }
    look()
  })
const framesSeen = (page: Page): Promise<{ frames: number; empty: number }> =>
  page.evaluate(() => (window as unknown as { seen: { frames: number; empty: number } }).seen)

const buildShown = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('script[type="module"][src]')?.getAttribute('src') ?? '')
const marks = (build: number): string => builds[build]?.id.slice(0, 2) ?? ''
const isOn = (build: number): Promise<void> =>
  expect
    .poll(() => buildShown(wall.page), { timeout: UPGRADED_WITHIN_MS, interval: 100 })
    .toMatch(new RegExp(`-${marks(build)}`))

async function heapAndNodes(): Promise<{
  readonly mb: number
  readonly nodes: number
  readonly listeners: number
}> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { mb: usedSize / MB, nodes, listeners: jsEventListeners }
}

it('a wall takes a new build by itself: full screen stays, no frame is empty, nothing is loaded anew', async () => {
  await devtools.send('Runtime.evaluate', {
    expression: 'document.documentElement.requestFullscreen()',
    userGesture: true,
    awaitPromise: true,
  })
  await watchFrames(wall.page)
  const began = performance.now()
  await upgradeTo(1)
  await isOn(1)
  console.log(
    `new build on the wall ${((performance.now() - began) / 1_000).toFixed(1)} s after the server's stop`,
  )
  await publish(2.2)
  await wall.shows(RETAIL, '+2.2')
  const { frames, empty } = await framesSeen(wall.page)
  console.log(`${frames} frames, ${empty} of them empty`)
  expect(empty).toBe(0)
  expect(await wall.page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML')
}, 90_000)

it('a chunk that the server has no more brings the new build too; memory after it is as before', async () => {
  const before = await heapAndNodes()
  await upgradeTo(2)
  await expect
    .poll(
      async () => {
        await wall.page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
        return buildShown(wall.page)
      },
      { timeout: UPGRADED_WITHIN_MS, interval: 500 },
    )
    .toMatch(new RegExp(`-${marks(2)}`))
  await publish(3.3)
  await wall.shows(RETAIL, '+3.3')
  const after = await heapAndNodes()
  const { frames, empty } = await framesSeen(wall.page)
  console.log(
    `heap ${before.mb.toFixed(1)} → ${after.mb.toFixed(1)} MB, nodes ${before.nodes} → ${after.nodes}, ` +
      `listeners ${before.listeners} → ${after.listeners} over one more build; ${empty} of ${frames} frames empty`,
  )
  expect(empty).toBe(0)
  expect(after.mb - before.mb).toBeLessThan(MOST_MB)
  const styles = (): Promise<readonly (string | null)[]> =>
    wall.page.evaluate(() =>
      [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.getAttribute('href')),
    )
  // The former build is asked for once more before its styles go.
  const former = async (): Promise<readonly unknown[]> =>
    (await styles()).filter((href) => /-(aa|bb)0/.test(href ?? ''))
  await expect.poll(former, { timeout: 10_000 }).toEqual([])
  expect(new Set(await styles()).size).toBe((await styles()).length)
}, 90_000)
