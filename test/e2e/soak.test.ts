import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { latestOf } from '#shared/board.ts'
import { seriesKey } from '#shared/series.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { heldBy, type Held } from '#test/support/soak/held.ts'
import { openSoak } from '#test/support/soak/openSoak.ts'
import { playRound } from '#test/support/soak/round.ts'

const FAI = seriesKey('economy.fixed-asset-investment.growth', '410104')
/** Together they have charts, lists, bars, a map and tables. */
const SCENES = ['/wall/economy', '/wall/key-projects', '/wall/ecology-week']
const RELEASES_EACH = 2
const ROUNDS = 2
/** What one piece of news or a minute's change in a list may differ by; what leaks does so with every change of scene. */
const SWAY = { nodes: 24, detached: 24, listeners: 3, timers: 3 }
const MOST_BYTES = 1_500_000
/** Far more than it takes: on a busy machine scenes are slow to come, and nothing else is wrong then. */
const WITHIN_MS = 120_000

let server: TestServer
let browser: Browser
let page: Page
let token: string
let pushed = 0

beforeAll(async () => {
  ;[server, browser] = await Promise.all([startTestServer({ env: { DEMO: '1' } }), launchChromium()])
  token = await server.token('publisher')
  page = await openSoak(browser, server.wallLink)
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function publish(): Promise<void> {
  const period = latestOf(server.releases.board(), FAI)?.period
  const value = (++pushed % 40) / 10
  const body = { observations: [{ series: FAI, period, value, reason: 'test' }] }
  const { status, text } = await call(server.url, 'POST /api/v1/releases', { token, body })
  expect(status, text).toBe(201)
}

test(
  'a wall holds on to nothing of the scenes and releases that it has shown',
  async () => {
    const round = { scenes: SCENES, releasesEach: RELEASES_EACH, publish }
    await playRound(page, round) // loads code and fills caches
    const before = await heldBy(page)
    for (let i = 0; i < ROUNDS; i++) await playRound(page, round)
    const after = await heldBy(page)
    const more = (what: keyof Held): number => after[what] - before[what]
    console.info(
      `after ${ROUNDS} more rounds: heap ${Math.round(more('heapBytes') / 1_000)} KB more, nodes ${more('nodes')}, ` +
        `detached ${more('detached')}, listeners ${more('listeners')}, timers ${more('timers')}, canvases ${more('canvases')}`,
    )
    expect(more('canvases')).toBe(0)
    expect(more('canvasBytes')).toBe(0)
    for (const what of ['nodes', 'detached', 'listeners', 'timers'] as const)
      expect(more(what), what).toBeLessThanOrEqual(SWAY[what])
    expect(more('heapBytes')).toBeLessThan(MOST_BYTES)
  },
  WITHIN_MS,
)
