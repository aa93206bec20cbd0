/*
 * Takes the README's pictures from the running product: `npm run pictures`, with `--rooms` or `--scenes` those of the rooms
 * or scenes instead. `--approve` takes the pictures anew that tests compare scenes with.
 */
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { approveScenes } from '#test/approveScenes.ts'
import { takeRoomPictures } from '#test/roomPictures.ts'
import { takeScenePictures } from '#test/scenePictures.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startServerProcess, type ServerProcess } from '#test/support/serverProcess.ts'

const FOLDER = fileURLToPath(new URL('../client/pictures/', import.meta.url))
const FAI = 'economy.fixed-asset-investment.growth'
const REVENUE = 'economy.industry-revenue.level'
/** Long enough for the clerk's releases to fill the ticker and for charts to stand still. */
const SETTLED_MS = 9_000

async function picture(
  browser: Browser,
  name: string,
  size: { width: number; height: number },
  open: (page: Page) => Promise<void>,
): Promise<Page> {
  const page = await browser.newPage({ viewport: size })
  await open(page)
  await page.waitForTimeout(SETTLED_MS)
  await page.screenshot({ path: `${FOLDER}${name}.png` })
  return page
}

async function fill(page: Page, indicator: string, text: string): Promise<void> {
  await page.locator(`input[data-row="${indicator}@410104"]`).fill(text)
  await page.keyboard.press('Enter')
}

const isAsked = (what: string): boolean => process.argv.includes(what)
const browser = await launchChromium()
try {
  if (isAsked('--approve')) await approveScenes(browser)
  else await takeFromServer()
} finally {
  await browser.close()
}

async function takeFromServer(): Promise<void> {
  const ofFaces = !isAsked('--rooms') && !isAsked('--scenes')
  const server = await startServerProcess({ env: { DEMO: '1' }, args: ofFaces ? ['--pulse'] : [] })
  try {
    if (ofFaces) await takeFaces(server)
    if (isAsked('--rooms')) await takeRoomPictures(browser, server)
    if (isAsked('--scenes')) await takeScenes(server)
  } finally {
    await server.stop()
  }
  console.log('The pictures are in client/pictures, client/rooms/pictures and client/scenes/pictures.')
}

async function takeScenes(server: ServerProcess): Promise<void> {
  const faults = await takeScenePictures(browser, server)
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) process.exitCode = 1
}

async function takeFaces({ url, links }: ServerProcess): Promise<void> {
  const link = (name: string): string => links[name] ?? ''
  await mkdir(FOLDER, { recursive: true })
  await picture(browser, 'wall', { width: 1920, height: 1080 }, async (page) => {
    await page.goto(link('wall'))
  })
  await picture(browser, 'tablet', { width: 1180, height: 820 }, async (page) => {
    await page.goto(link('viewer'))
    await page.waitForURL('**/tablet')
    await page.goto(`${url}/tablet/indicator/${FAI}`)
  })
  const desk = await picture(browser, 'admin', { width: 1440, height: 900 }, async (page) => {
    await page.goto(link('filer'))
    await page.waitForURL('**/admin**')
    await fill(page, REVENUE, '290.15')
    await fill(page, FAI, '43')
  })
  await fill(desk, FAI, '5.9')
  await desk.locator('[data-test="submit"]').click()
  await desk.locator('[data-test="withdraw"]').waitFor()
  await picture(browser, 'review', { width: 1440, height: 900 }, async (page) => {
    await page.goto(link('reviewer'))
    await page.waitForURL('**/admin**')
    await page.locator('[data-test="nav-review"]').click()
  })
}
