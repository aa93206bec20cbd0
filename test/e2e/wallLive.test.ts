import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { freePort } from '#test/support/freePort.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'
import { tempFolder } from '#test/support/tempFolder.ts'
import { openWall, type WallPage } from '#test/support/wallPage.ts'

const FAI = 'economy.fixed-asset-investment.growth@410104'
const RETAIL = 'economy.retail-sales.growth@410104'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

interface Publisher {
  /** Publishes the same number for every series as one release. */
  (value: number, ...series: string[]): Promise<void>
}

async function publisherAt(server: ServerProcess): Promise<Publisher> {
  const token = await server.token('publisher')
  return async (value, ...series) => {
    const observations = series.map((s) => ({ series: s, period: '2020-05', value, reason: '省局反馈' }))
    const { status, text } = await call(server.url, 'POST /api/v1/releases', {
      token,
      body: { observations },
    })
    expect(text && status).toBe(201)
  }
}

async function wallOn(server: ServerProcess): Promise<WallPage> {
  const wall = await openWall(browser, server.links['wall'] ?? '')
  onTestFinished(() => wall.context.close())
  return wall
}

const settings = async (): Promise<{ dataDir: string; env: Record<string, string> }> => {
  const folder = await tempFolder()
  onTestFinished(() => folder.remove())
  return { dataDir: folder.path, env: { PORT: String(await freePort()) } }
}

describe('a wall that follows the server', () => {
  let server: ServerProcess
  let publish: Publisher
  beforeAll(async () => {
    server = await startServerProcess()
    publish = await publisherAt(server)
    await publish(1.1, FAI, RETAIL)
  })
  afterAll(() => server.stop())

  test('paints what is published and says so to the server', async () => {
    const wall = await wallOn(server)
    await wall.shows(FAI, '+1.1')
    await publish(8.4, FAI)
    await wall.shows(FAI, '+8.4', 1_000)
    const token = await server.token('reviewer')
    const receipts = async () => (await call(server.url, 'GET /api/v1/receipts', { token })).body
    await expect
      .poll(receipts, { timeout: 5_000 })
      .toMatchObject([{ following: 1, painted: 1, p95: expect.any(Number) as number }, {}])
  })

  test('never shows figures of two releases in one frame', async () => {
    const wall = await wallOn(server)
    await publish(0.5, FAI, RETAIL)
    await wall.shows(RETAIL, '+0.5')
    await wall.page.evaluate(
      ([fai, retail]) => {
        const pairs: [string, string][] = []
        Object.assign(window, { pairs })
        const text = (s?: string) =>
          document.querySelector(`[data-test="figure"][data-series="${s}"]`)?.textContent?.trim() ?? ''
        const look = (): void => {
          pairs.push([text(fai), text(retail)])
          requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      },
      [FAI, RETAIL],
    )
    for (let i = 1; i <= 40; i++) await publish(i / 10 + 10, FAI, RETAIL)
    await wall.shows(FAI, '+14.0')
    const pairs = await wall.page.evaluate(() => (window as unknown as { pairs: [string, string][] }).pairs)
    expect(new Set(pairs.map(([fai]) => fai)).size).toBeGreaterThan(5)
    expect(pairs.filter(([fai, retail]) => fai !== retail)).toEqual([])
  })

  test('that slept through releases shows the newest within moments of waking', async () => {
    const wall = await wallOn(server)
    await wall.shows(FAI, '+14.0')
    const devtools = await wall.context.newCDPSession(wall.page)
    await devtools.send('Page.setWebLifecycleState', { state: 'frozen' })
    await publish(3.3, FAI)
    await new Promise((resolve) => setTimeout(resolve, 12_000))
    await devtools.send('Page.setWebLifecycleState', { state: 'active' })
    await wall.shows(FAI, '+3.3', 3_000)
    await expect.poll(() => wall.linkState(), { timeout: 3_000 }).toContain('实时')
  })
})

test('a wall whose server is away keeps its figures, says so within ten seconds, and is back by itself', async () => {
  const options = await settings()
  const first = await startServerProcess(options)
  await (
    await publisherAt(first)
  )(2.2, FAI, RETAIL)
  const wall = await wallOn(first)
  await wall.shows(FAI, '+2.2')
  const token = await first.token('publisher')
  await wall.page.evaluate(() => Object.assign(window, { sameDocument: true }))

  first.kill('SIGKILL')
  await first.ended
  await expect.poll(() => wall.linkState(), { timeout: 10_000 }).toContain('连接中断')
  expect(await wall.figure(FAI)).toBe('+2.2')
  expect(await wall.page.locator('dialog[open], [role="alertdialog"]').count()).toBe(0)

  const second = await startServerProcess(options)
  onTestFinished(async () => void (await second.stop()))
  const published = { observations: [{ series: FAI, period: '2020-05', value: 5.5, reason: '修订' }] }
  expect((await call(second.url, 'POST /api/v1/releases', { token, body: published })).status).toBe(201)
  await wall.shows(FAI, '+5.5', 2_000)
  expect(await wall.figure(RETAIL)).toBe('+2.2')
  await expect.poll(() => wall.linkState()).toContain('实时')
  expect(await wall.page.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('a wall that meets another log on the same address takes it over whole', async () => {
  const options = await settings()
  const old = await startServerProcess(options)
  const publishOld = await publisherAt(old)
  for (const value of [1, 2, 3, 4]) await publishOld(value, FAI, RETAIL)
  const wall = await wallOn(old)
  await wall.shows(FAI, '+4.0')
  await old.stop()
  giveAnotherEpoch(options.dataDir)

  const restored = await startServerProcess(options)
  onTestFinished(async () => void (await restored.stop()))
  await (
    await publisherAt(restored)
  )(9.9, FAI)
  await wall.shows(FAI, '+9.9')
  expect(await wall.figure(RETAIL)).toBe('+4.0')
  const receipts = await call(restored.url, 'GET /api/v1/receipts', {
    token: await restored.token('publisher'),
  })
  expect(receipts.body).toMatchObject([{ seq: 5 }])
})

/** What a restore does to the log: the same accounts, but seq counts in another log. */
function giveAnotherEpoch(dataDir: string): void {
  const database = new DatabaseSync(join(dataDir, 'guanlan.db'))
  database.exec(
    `update meta set value = 'restored' where key = 'epoch'; delete from kept_board`,
  )
  database.close()
}
