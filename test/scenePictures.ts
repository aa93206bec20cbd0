import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Locale } from '#shared/period.ts'
import { setLanguage } from '#test/support/roomPages.ts'
import { sceneFaults } from '#test/support/sceneFaults.ts'
import { resize, sceneStops, showScene, type SceneStop } from '#test/support/scenePages.ts'
import type { ServerProcess } from '#test/support/serverProcess.ts'

const FOLDER = fileURLToPath(new URL('../client/scenes/pictures/', import.meta.url))
const LOCALES: readonly Locale[] = ['zh-CN', 'en']
const QUALITY = 50

/** Every size that scenes are made for, in rows of a sheet; the height is that of its row. */
const ROWS = [
  { height: 330, sizes: ['1920x1080', '1366x768', '1080x1920'] },
  { height: 165, sizes: ['3840x2160', '7680x2160', '7680x4320'] },
  { height: 165, sizes: ['5760x1080', '6656x1792'] },
] as const

const sizeOf = (text: string): { width: number; height: number } => {
  const [width = 0, height = 0] = text.split('x').map(Number)
  return { width, height }
}

/**
 * A sheet of every scene at all sizes, in both languages, and what is wrong at any of them. Signs in by the link that the
 * server has printed.
 */
export async function takeScenePictures(browser: Browser, server: ServerProcess): Promise<readonly string[]> {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  const page = await browser.newPage({ viewport: sizeOf('1920x1080'), reducedMotion: 'reduce' })
  page.setDefaultTimeout(60_000)
  await page.goto(server.links['wall'] ?? '')
  await page.locator('[data-layer="shown"] [data-scene]').waitFor()
  const easel = await browser.newPage({ viewport: { width: 1400, height: 720 } })
  const found: string[] = []
  for (const stop of await sceneStops(server.url, await server.token('viewer'))) {
    await showScene(page, stop)
    for (const locale of LOCALES) found.push(...(await sheet(page, easel, stop, locale)))
  }
  await easel.close()
  await page.close()
  return found
}

async function sheet(page: Page, easel: Page, stop: SceneStop, locale: Locale): Promise<readonly string[]> {
  const found: string[] = []
  const rows: string[] = []
  await setLanguage(page, locale)
  for (const { height, sizes } of ROWS) {
    const images: string[] = []
    for (const size of sizes) {
      await resize(page, sizeOf(size), stop.code)
      found.push(...(await sceneFaults(page)).map((fault) => `${stop.code} ${size} ${locale}: ${fault}`))
      const jpeg = await page.screenshot({ type: 'jpeg', quality: 80 })
      images.push(`<img height="${height}" src="data:image/jpeg;base64,${jpeg.toString('base64')}">`)
    }
    rows.push(`<div>${images.join('')}</div>`)
  }
  await easel.setContent(`<style>${SHEET}</style>${rows.join('')}`)
  await easel.waitForFunction(() => [...document.images].every(({ complete }) => complete))
  const path = `${FOLDER}${stop.code}.${locale}.jpg`
  await easel.locator('body').screenshot({ path, type: 'jpeg', quality: QUALITY })
  return found
}

const SHEET = `body { display: inline-grid; gap: 10px; margin: 0; padding: 10px; background: #8a97a8 }
  div { display: flex; gap: 10px } img { display: block }`
