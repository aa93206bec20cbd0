import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '#server/store/openStore.ts'
import { findChromium } from '#server/tools/chromium.mjs'
import { call } from '#test/support/api.ts'
import { FLAGS, launchChromium } from '#test/support/chromium.ts'
import { newScreen, textIn } from '#test/support/device.ts'
import { figure } from '#test/support/figures.ts'
import { freePort } from '#test/support/freePort.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

let server: TestServer
let browser: Browser
let admin: string
const data = await tempFolder()
/** Moved ahead of the browser's, by what passes between two of its starts. */
let ahead = 0
const clock = { now: () => Date.now() + ahead }
const env = { PORT: String(await freePort()) }

beforeAll(async () => {
  server = await startTestServer({ dataDir: data.path, env, clock })
  admin = await server.token('admin')
  const token = await server.token('publisher')
  await call(server.url, 'POST /api/v1/releases', { token, body: figure(5.2) })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
  await data.remove()
})

const codeOn = async (page: Page): Promise<string> => {
  await page.locator('[data-phase="waiting"]').waitFor()
  const digits = await page.locator('[data-test="pairing-code"] b').allInnerTexts()
  return digits.join('')
}
const letIn = async (code: string, name: string): Promise<string> => {
  const body = newScreen(code, name)
  const made = await call(server.url, 'POST /api/v1/screens', {
    token: admin,
    body: { ...body, settings: { ...body.settings, playlist: null } },
  })
  expect(made.status).toBe(201)
  return textIn(made.body, 'id')
}
const isLive = (page: Page): Promise<void> =>
  page.locator('[data-test="link"].live').waitFor({ timeout: 15_000 })
const credentialIn = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).find(({ name }) => name === 'guanlan_screen')?.value ?? ''

test('a screen is let in by its code, shows figures, is revoked and shows another code', async () => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await context.newPage()
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await page.goto(`${server.url}/wall`)
  const first = await codeOn(page)
  const qr = await page.locator('svg[role="img"]').getAttribute('aria-label')
  expect(qr).toBeTruthy()

  const id = await letIn(first, '1号屏')
  await isLive(page)
  expect(await page.locator('[data-test="pairing-code"]').count()).toBe(0)
  const secret = await credentialIn(context)
  expect(secret).toHaveLength(43)
  expect(urls.filter((url) => url.includes(secret))).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('')

  const begin = performance.now()
  await call(server.url, `DELETE /api/v1/screens/${id}`, { token: admin })
  await page.locator('[data-test="figure"]').first().waitFor({ state: 'detached', timeout: 5_000 })
  console.info(`revoked: no figure any more after ${Math.round(performance.now() - begin)} ms`)
  const second = await codeOn(page)
  expect(second).not.toBe(first)
  await letIn(second, '2号屏')
  await isLive(page)
  await context.close()
})

const devicesKept = async () => {
  const store = await openStore({ dataDir: data.path, databaseUrl: '', exclusive: false })
  const rows = await store.read.selectFrom('screen').select('device_key').execute()
  await store.close()
  return rows
}

test('a screen comes back by itself after its browser and the server were restarted, with a key that is its own', async () => {
  const profile = await tempFolder()
  const open = async (): Promise<{ context: BrowserContext; page: Page }> => {
    const context = await chromium.launchPersistentContext(profile.path, {
      executablePath: findChromium() ?? '',
      args: [...FLAGS],
      viewport: { width: 1366, height: 768 },
    })
    const page = context.pages()[0] ?? (await context.newPage())
    await page.clock.install()
    await page.goto(`${server.url}/wall`)
    return { context, page }
  }
  const before = await open()
  await letIn(await codeOn(before.page), '3号屏')
  await isLive(before.page)
  await before.context.close()

  ahead += 22 * 3_600_000
  const { context, page } = await open()
  await isLive(page)
  const credential = await credentialIn(context)
  await page.clock.fastForward(20_000) // a while after its start a page asks for the next credential
  await expect.poll(() => credentialIn(context), { timeout: 5_000 }).not.toBe(credential)
  expect((await devicesKept()).map(({ device_key }) => device_key === null)).not.toContain(true)

  await server.stop()
  server = await startTestServer({ dataDir: data.path, env, clock })
  const begin = performance.now()
  const token = await server.token('publisher')
  await call(server.url, 'POST /api/v1/releases', { token, body: figure(6.4) })
  await page.locator('[data-test="figure"]', { hasText: '6.4' }).first().waitFor({ timeout: 10_000 })
  console.info(`server back: the screen shows what is new after ${Math.round(performance.now() - begin)} ms`)
  expect(await page.locator('[data-test="pairing-code"]').count()).toBe(0)
  await context.close()
  await profile.remove()
})
