import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asPeriod } from '#shared/period.ts'
import { ALARM_LEAD_MS } from '#shared/scenes/playing.ts'
import type { Playlist } from '#shared/scenes/playlist.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { behindBy } from '#test/support/browserClock.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { newScreen, textIn } from '#test/support/device.ts'
import { figure } from '#test/support/figures.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { watchScenes, type SceneChange, type SceneWatch } from '#test/support/sceneWatch.ts'

const HOUR_MS = 3_600_000
const DWELL_MS = 6_000
/** Fifteen seconds where nothing else runs. */
const TOGETHER = { timeout: 40_000, interval: 500 }
/** Three frames: one for the change, and what the screens' ideas of the server's time may differ by. */
const FRAMES_MS = 50
const INVESTED = seriesKey('projects.notice.invested-ytd', '410104')
const PLANNED = seriesKey('projects.notice.plan-year', '410104')
const list: Playlist = {
  code: 'short',
  zh: '短轮播',
  en: 'Short round',
  entries: [
    { scene: 'overview', seconds: DWELL_MS / 1_000 },
    { scene: 'workstreams', seconds: DWELL_MS / 1_000 },
  ],
  transition: 'fade',
  alarm: { scene: 'warnings', seconds: 8 },
}

let server: TestServer
let browser: Browser
let admin: string
let publisher: string
let walls: readonly { readonly page: Page; readonly seen: SceneWatch }[]

/** A screen with the playlist, let in by the code that it shows. */
async function playing(name: string, its: Browser): Promise<{ page: Page; seen: SceneWatch }> {
  const context = await its.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  const seen = await watchScenes(page)
  await page.goto(`${server.url}/wall`)
  await page.locator('[data-phase="waiting"]').waitFor()
  const code = (await page.locator('[data-test="pairing-code"] b').allInnerTexts()).join('')
  const body = newScreen(code, name)
  const settings = { ...body.settings, playlist: list.code }
  const made = await call(server.url, 'POST /api/v1/screens', { token: admin, body: { ...body, settings } })
  expect(textIn(made.body, 'id')).toBeTruthy()
  return { page, seen }
}
const publish = async (value: number, period: string, series: typeof INVESTED): Promise<void> => {
  const body = figure(value, asPeriod(period), series)
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token: publisher, body })
  expect(status, text).toBe(201)
}

/** How long after the nearest change of the round an instant is; below zero, before it. */
const late = (at: number): number => ((at + DWELL_MS / 2) % DWELL_MS) - DWELL_MS / 2
/** The changes that all screens made at the same instant of the round, the scene being whole on each of them by then. */
function together(told: readonly (readonly SceneChange[])[]): readonly (readonly SceneChange[])[] {
  const slot = ({ at }: SceneChange): number => Math.round(at / DWELL_MS)
  const inTime = told.map((changes) =>
    changes.filter(({ at, readyAt }) => at - readyAt > FRAMES_MS && Math.abs(late(at)) < DWELL_MS / 4),
  )
  return (inTime[0] ?? []).flatMap((first) => {
    const all = inTime.flatMap((changes) => changes.filter((change) => slot(change) === slot(first)))
    return all.length === told.length ? [all] : []
  })
}

const tenths = (ms: number): number => Math.round(ms * 10) / 10

/** How far apart screens changed, in milliseconds, and each one's delay beside the frames that it lost. */
function apart(changes: readonly (SceneChange | undefined)[]): readonly [number, readonly string[]] {
  const times = changes.map((change) => change?.at ?? NaN)
  const spread = tenths(Math.max(...times) - Math.min(...times))
  // A machine that draws no frames cannot change scenes in them, nor before it has drawn one.
  const lost = Math.max(...changes.map((change) => change?.gap ?? NaN))
  const wasReady = changes.every((change) => change && change.at - change.readyAt > FRAMES_MS)
  if (wasReady) expect(spread).toBeLessThan(FRAMES_MS + Math.max(0, lost - FRAMES_MS))
  return [
    spread,
    changes.map((c) =>
      c ? `${tenths(late(c.at))} (frame of ${tenths(c.gap)}, ready ${tenths(c.at - c.readyAt)} before)` : '',
    ),
  ]
}

beforeAll(async () => {
  server = await startTestServer({ pulse: true })
  ;[admin, publisher, browser] = await Promise.all([
    server.token('admin'),
    server.token('publisher'),
    launchChromium(),
  ])
  await publish(10, '2026', PLANNED)
  await publish(9, '2026-10', INVESTED)
  const wall = (what: string, body: unknown) =>
    call(server.url, `${what}`, { token: admin, body, headers: {} })
  const draft = await wall('POST /api/v1/wall/drafts', { part: 'playlist', basedOn: null, entry: list })
  const id = textIn(draft.body, 'id')
  const released = await wall(`POST /api/v1/wall/drafts/${id}/release`, { version: 1, reason: '早会' })
  expect(released.status, released.text).toBeLessThan(300)
  // The third one's own clock is an hour ahead of everybody's.
  walls = await Promise.all([
    playing('1号屏', browser),
    playing('2号屏', browser),
    playing('3号屏', behindBy(browser, -HOUR_MS)),
  ])
  for (const { page } of walls) await page.locator('.layer.shown .panel').first().waitFor()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

describe('screens with one playlist', () => {
  test('change scenes in the same moment, whatever their clocks say, and show no empty frame', async () => {
    const told = async (): Promise<readonly (readonly SceneChange[])[]> =>
      (await Promise.all(walls.map(({ seen }) => seen()))).map(({ changes }) => changes.slice(1))
    await expect.poll(async () => together(await told()).length, TOGETHER).toBeGreaterThanOrEqual(2)
    for (const changes of together(await told())) {
      const [spread, each] = apart(changes)
      console.info(`screens change ${spread} ms apart, ${each.join(', ')} after their instant`)
    }
    // Nobody waits longer than for the first frame after the instant, or after the scene is whole.
    for (const { at, gap, readyAt } of (await told()).flat())
      expect(Math.min(Math.abs(late(at)), at - readyAt)).toBeLessThan(gap + FRAMES_MS)
    const all = await Promise.all(walls.map(({ seen }) => seen()))
    expect(all.map(({ empty }) => empty)).toEqual(walls.map(() => 0))
  })

  test('keep one scene and its charts on the page once they have changed', async () => {
    await expect.poll(() => walls[0]?.page.locator('.layer.leaving').count(), { timeout: 8_000 }).toBe(0)
    const page = walls[0]?.page
    await expect.poll(() => page?.locator('.layer').count(), { timeout: 8_000 }).toBeLessThanOrEqual(2)
    expect(await page?.locator('.layer.shown').count()).toBe(1)
  })

  test('show the bureau’s time by the server’s clock', async () => {
    const minute = () =>
      new Intl.DateTimeFormat('en-GB', {
        timeZone: 'Asia/Shanghai',
        hour: '2-digit',
        minute: '2-digit',
      }).format()
    for (const { page } of walls)
      await expect.poll(() => page.locator('.clock').innerText()).toContain(minute())
  })

  test('are taken by a red warning for its time, all at once, and play on', async () => {
    const before = Date.now()
    await publish(0.1, '2026-10', INVESTED)
    for (const { page } of walls)
      await page.locator('.layer.shown[data-show="warnings"]').waitFor({ timeout: ALARM_LEAD_MS + 10_000 })
    const taken = Date.now() - before
    for (const { page } of walls)
      await page.locator('.layer.shown:not([data-show="warnings"])').waitFor({ timeout: 20_000 })
    const all = await Promise.all(walls.map(({ seen }) => seen()))
    const [spread] = apart(all.map(({ changes }) => changes.findLast(({ show }) => show === 'warnings')))
    console.info(`a red warning had all screens after ${taken} ms, ${spread} ms apart`)
    expect(all.map(({ empty }) => empty)).toEqual(walls.map(() => 0))
  })

  test('stay where somebody has led one of them by its keys', async () => {
    const page = walls[1]?.page
    if (!page) throw new Error('no second wall')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/\/wall\/[a-z-]+$/)
    const scene = new URL(page.url()).pathname.split('/').at(-1)
    await page.locator(`.layer.shown[data-show="${scene}"]`).waitFor()
    await new Promise((resolve) => setTimeout(resolve, DWELL_MS + 500))
    expect(await page.locator('.layer.shown').getAttribute('data-show')).toBe(scene)
  })
})
