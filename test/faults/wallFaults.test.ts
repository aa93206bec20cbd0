import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { call } from '#test/support/api.ts'
import { behindBy } from '#test/support/browserClock.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { cuttableDoor } from '#test/support/cuttableDoor.ts'
import { figure, RETAIL } from '#test/support/figures.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'
import { asPeriod } from '#shared/period.ts'
import type { ScreenRoll } from '#shared/contract/screens.ts'
import type { ScreenFault } from '#shared/screens/screen.ts'

const HOUR_MS = 3_600_000
const BLOCKED_S = 15
/** A wall says after ten seconds that nothing comes; a busy machine lets it come to speak later. */
const SAYS_SO_WITHIN_MS = 20_000
const RIGHT_AGAIN_WITHIN_MS = 30_000

let browser: Browser
let server: ServerProcess
let tokens: { readonly publisher: string; readonly admin: string }
let newest = 0

beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchChromium(), startServerProcess()])
  tokens = { publisher: await server.token('publisher'), admin: await server.token('admin') }
  for (const month of ['2020-02', '2020-03', '2020-04']) await publish(month)
  await publish()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function publish(period = '2020-05'): Promise<void> {
  newest += 0.1
  const body = figure(Number(newest.toFixed(1)), asPeriod(period))
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token: tokens.publisher, body })
  expect(text && status).toBe(201)
}

/** Seconds until the wall shows the newest figure, as it stands then, over a live connection. */
async function rightAgain(wall: WallPage): Promise<string> {
  const began = performance.now()
  const isNewest = async (): Promise<boolean> => (await wall.figure(RETAIL)) === `+${newest.toFixed(1)}`
  await vi.waitUntil(isNewest, { timeout: RIGHT_AGAIN_WITHIN_MS, interval: 20 })
  await wall.page.locator('[data-test="link"].live').waitFor({ timeout: RIGHT_AGAIN_WITHIN_MS })
  return seconds(began)
}
const seconds = (since: number): string => `${((performance.now() - since) / 1_000).toFixed(1)} s`

async function faultsTold(kind: ScreenFault['kind']): Promise<readonly string[]> {
  const { body } = await call(server.url, 'GET /api/v1/screens', { token: tokens.admin })
  const { screens } = body as ScreenRoll
  const faults = screens.flatMap(({ status }) => status?.faults ?? [])
  return faults.filter((fault) => fault.kind === kind).map(({ what }) => what)
}
/** What the roll-call of screens says of it first. */
const firstTold = (kind: ScreenFault['kind']): Promise<string> =>
  vi.waitUntil(async () => (await faultsTold(kind))[0], { timeout: RIGHT_AGAIN_WITHIN_MS, interval: 200 })

it.concurrent(
  'a network cut without closing: says so in ten seconds, keeps its figures, and catches up',
  async () => {
    const door = await cuttableDoor(server.url)
    const wall = await openWall(browser, (server.links['wall'] ?? '').replace(server.url, door.url))
    const before = await wall.figure(RETAIL)
    const began = performance.now()
    door.cut()
    await wall.page.locator('[data-test="link"].stale').waitFor({ timeout: SAYS_SO_WITHIN_MS })
    const said = seconds(began)
    const kept = await wall.figure(RETAIL)
    expect(kept?.length).toBeGreaterThan(1)
    expect(before?.length).toBe(kept?.length)
    await publish()
    door.mend()
    console.log(
      `network cut: ${await wall.linkState()} after ${said}, ${kept} kept; right again after ${await rightAgain(wall)}`,
    )
    await wall.context.close()
    await door.close()
  },
  60_000,
)

it.concurrent(
  'a blocked main thread: its watchdog tells the server while the page cannot',
  async () => {
    const wall = await openWall(browser, server.links['wall'] ?? '')
    await vi.waitUntil(() => wall.page.workers().length === 1, { timeout: 20_000 })
    const began = performance.now()
    const blocked = wall.page.evaluate((ms) => {
      const until = performance.now() + ms
      while (performance.now() < until);
    }, BLOCKED_S * 1_000)
    const first = await firstTold('blocked')
    const told = seconds(began)
    expect(parseInt(first)).toBeLessThan(BLOCKED_S) // the page, once it moves again, tells of all of it
    await publish()
    await blocked
    console.log(
      `main thread blocked for ${BLOCKED_S} s: the server knew after ${told}; right again after ${await rightAgain(wall)}`,
    )
    await wall.context.close()
  },
  60_000,
)

it.concurrent(
  'a tab that was frozen: right again at once when it goes on',
  async () => {
    const wall = await openWall(browser, server.links['wall'] ?? '')
    const devtools = await wall.context.newCDPSession(wall.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await new Promise((resolve) => setTimeout(resolve, 6_000))
    await publish()
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    console.log(`tab frozen for 6 s: right again after ${await rightAgain(wall)}`)
    await wall.context.close()
  },
  60_000,
)

it.concurrent(
  'a crash of the graphics process: charts are drawn anew, and the server knows',
  async () => {
    const own = await launchChromium()
    const wall = await openWall(own, server.links['wall'] ?? '')
    await wall.page.locator('.chart canvas').first().waitFor()
    await wall.page.evaluate(() => {
      for (const canvas of document.querySelectorAll<HTMLElement>('.chart canvas'))
        canvas.dataset['lost'] = ''
    })
    const drawnAnew = (): Promise<boolean> =>
      wall.page.evaluate(() => {
        const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.chart canvas')]
        return canvases.every((canvas) => {
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
          return canvas.dataset['lost'] === undefined && data?.some((byte) => byte > 0)
        })
      })
    expect(await drawnAnew()).toBe(false)
    const began = performance.now()
    const devtools = await own.newBrowserCDPSession()
    await devtools.send('Browser.crashGpuProcess').catch(() => undefined) // some versions answer, some do not
    await vi.waitUntil(drawnAnew, { timeout: RIGHT_AGAIN_WITHIN_MS })
    const again = seconds(began)
    await firstTold('context')
    console.log(`graphics crashed: drawn anew after ${again}; the server knew after ${seconds(began)}`)
    await own.close()
  },
  60_000,
)

it.concurrent.each([HOUR_MS, -HOUR_MS])(
  "a clock that is wrong by %i ms: live, and the time on it is the bureau's",
  async (behind) => {
    const began = performance.now()
    const wall = await openWall(behindBy(browser, behind), server.links['wall'] ?? '')
    const bureau = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Asia/Shanghai',
      hour: '2-digit',
      minute: '2-digit',
    })
    const clock = wall.page.locator('.clock').first()
    await vi.waitUntil(async () => (await clock.innerText()).startsWith(bureau.format(Date.now())), {
      timeout: 5_000,
    })
    await publish()
    console.log(
      `clock wrong by ${behind / HOUR_MS} h: right ${seconds(began)} after it was opened; ${await rightAgain(wall)} after a release`,
    )
    await wall.context.close()
  },
  60_000,
)
