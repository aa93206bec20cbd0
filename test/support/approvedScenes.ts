import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sceneDrawn } from '#test/support/scenePages.ts'
import { pictureDifference, reduced } from '#test/support/pictureDifference.ts'

const FOLDER = fileURLToPath(new URL('../e2e/approved/', import.meta.url))
const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url))
const SIZE = { width: 1920, height: 1080 }

/** The moment that the approved pictures are of, for server and browser. */
export const APPROVED_AT = '2026-11-23T02:00:00.000Z'
export const APPROVED_SCENES = ['overview', 'economy', 'key-projects', 'warnings']

/** What tells the time or how the connection is: never twice the same. */
const RESTLESS = '.state, .ticker { visibility: hidden }'

/** A browser in which it is always that moment, and nothing moves; signed in as a screen. */
export async function stillContext(browser: Browser, wallLink: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: SIZE,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    bypassCSP: true, // else the page takes no styles of ours
  })
  await context.clock.setFixedTime(new Date(APPROVED_AT))
  const page = await context.newPage()
  await page.goto(wallLink)
  await page.locator('[data-layer="shown"]').waitFor()
  await page.close()
  return context
}

/** A scene as it is drawn from the start, its lists measured and its charts at rest. */
export async function openStill(context: BrowserContext, url: string, code: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${url}/wall/${code}`)
  await page.addStyleTag({ content: RESTLESS })
  await page.evaluate(() => document.fonts.ready)
  await sceneDrawn(page, code)
  return page
}

/** The picture of a page that has come to rest, as small as it is kept. */
export async function stillPicture(page: Page, easel: Page): Promise<Buffer> {
  let before = await page.screenshot()
  for (;;) {
    await page.waitForTimeout(150)
    const now = await page.screenshot()
    if (now.equals(before)) return reduced(easel, now)
    before = now
  }
}

export async function approve(code: string, picture: Buffer): Promise<void> {
  await mkdir(FOLDER, { recursive: true })
  await writeFile(`${FOLDER}${code}.png`, picture)
}

/**
 * Where a scene looks other than it was approved: one line for each place, with the widgets there. The three pictures are
 * left in `test-results`.
 */
export async function differences(page: Page, easel: Page, code: string): Promise<readonly string[]> {
  const approved = await readFile(`${FOLDER}${code}.png`)
  const taken = await stillPicture(page, easel)
  const { places, marked } = await pictureDifference(easel, approved, taken)
  if (places.length === 0) return []
  await mkdir(RESULTS, { recursive: true })
  const files = { approved, taken, marked }
  for (const [name, picture] of Object.entries(files))
    await writeFile(`${RESULTS}${code}.${name}.png`, picture)
  const widgets = await page.locator('[data-widget]').evaluateAll((cells) =>
    cells.map((cell) => {
      const { left: x, top: y, width: w, height: h } = cell.getBoundingClientRect()
      return { id: cell.getAttribute('data-widget') ?? '', x, y, w, h }
    }),
  )
  return places.map((place) => {
    const there = widgets.filter(
      ({ x, y, w, h }) =>
        x < place.x + place.w && place.x < x + w && y < place.y + place.h && place.y < y + h,
    )
    const where = there.map(({ id }) => id).join(', ') || 'outside the widgets'
    return `${code}: other than approved at ${place.x},${place.y}, ${place.w} × ${place.h}: ${where}`
  })
}
