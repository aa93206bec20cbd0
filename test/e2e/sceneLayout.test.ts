import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { launchChromium } from '#test/support/chromium.ts'
import { APPROVED_AT } from '#test/support/approvedScenes.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { LONG_FIGURE, withLongNames, withMissingValues } from '#test/support/hardData.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { setLanguage } from '#test/support/roomPages.ts'
import { sceneFaults, widgetFaults } from '#test/support/sceneFaults.ts'
import { resize, sceneStops, showScene, type SceneStop } from '#test/support/scenePages.ts'
import { setUpScreens } from '#test/support/screenSettings.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openWall } from '#test/support/wallPage.ts'

/** Some fifteen scenes one after the other, on a machine that may be busy with other tests. */
const WHILE_BUSY_MS = 200_000
const HD = { width: 1920, height: 1080 }
type Look = { readonly width: number; readonly height: number; readonly language: 'zh-CN' | 'en' }
/** The smallest of its shape; scenes take turns with them. All scenes in all sizes: `npm run pictures -- --scenes`. */
const SHAPES: readonly Look[] = [
  { width: 1366, height: 768, language: 'zh-CN' },
  { width: 5760, height: 1080, language: 'en' },
  { width: 1080, height: 1920, language: 'zh-CN' },
]
/** Of looks that scenes take turns with, that of the n-th; nothing where it is not this one's turn. */
const inTurn = (looks: readonly (Look | undefined)[], n: number): readonly Look[] => {
  const look = looks[n % looks.length]
  return look ? [look] : []
}

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

async function wallOf(server: TestServer, ahead?: (page: Page) => Promise<void>): Promise<Page> {
  const { page, context } = await openWall(browser, server.wallLink, HD)
  onTestFinished(() => context.close())
  await page.emulateMedia({ reducedMotion: 'reduce' })
  if (!ahead) return page
  await ahead(page)
  await page.reload()
  await page.locator('[data-layer="shown"] [data-scene]').waitFor()
  return page
}

describe('scenes over the demonstration data', () => {
  let server: TestServer
  let stops: readonly SceneStop[]
  beforeAll(async () => {
    server = await startTestServer({ env: { DEMO: '1' }, clock: fakeClock(APPROVED_AT) })
    stops = await sceneStops(server.url, await server.token('viewer'))
    expect(stops.length).toBeGreaterThan(12)
  }, WHILE_BUSY_MS)
  afterAll(() => server.stop())

  /** Shows the scenes in these ways; what is wrong, by scene and way. */
  async function walk(
    page: Page,
    looksOf: (n: number) => readonly Look[],
    faultsOf: (page: Page) => Promise<readonly string[]> = sceneFaults,
  ): Promise<readonly string[]> {
    const found: string[] = []
    for (const [n, stop] of stops.entries()) {
      const looks = looksOf(n)
      if (looks.length > 0) await showScene(page, stop)
      for (const { language, ...size } of looks) {
        await setLanguage(page, language)
        await resize(page, size, stop.code)
        const at = `${stop.code} ${size.width} × ${size.height} ${language}`
        found.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`))
      }
    }
    return found
  }

  test(
    'stand on every shape of wall without a cut, an overlap, an empty panel or a word of the other language',
    async () => {
      expect(await walk(await wallOf(server), (n) => inTurn(SHAPES, n))).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test(
    'hold names as long as they get',
    async () => {
      const page = await wallOf(server, withLongNames)
      await page.getByText(LONG_FIGURE.zh).first().waitFor()
      expect(
        await walk(page, (n) => inTurn([{ ...HD, language: 'en' }, undefined, undefined], n), layoutFaults),
      ).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test(
    'hold where figures are missing',
    async () => {
      const page = await wallOf(server, withMissingValues)
      const faults = async (): Promise<readonly string[]> => [
        ...(await layoutFaults(page)),
        ...(await widgetFaults(page)),
      ]
      expect(
        await walk(page, (n) => inTurn([undefined, { ...HD, language: 'zh-CN' }, undefined], n), faults),
      ).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test(
    'hold with type half as large again, for a wall that is read from afar',
    async () => {
      const page = await wallOf(server)
      await setUpScreens(server.url, await server.token('admin'), { distance: 8 })
      await page.locator('[data-pages="3"]').waitFor({ state: 'attached' })
      expect(
        await walk(page, (n) => inTurn([undefined, undefined, { ...HD, language: 'zh-CN' }], n)),
      ).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test('are held to a measure that sees what is empty, foreign, or without a unit', async () => {
    const page = await wallOf(server)
    await setLanguage(page, 'zh-CN')
    await page.evaluate(() => {
      const [first, second] = document.querySelectorAll('[data-widget] .body')
      first?.replaceChildren()
      second?.prepend('Something left over')
      document.querySelector('.chart')?.closest('.panel')?.querySelector('header')?.remove()
    })
    const faults = (await sceneFaults(page)).join('\n')
    expect(faults).toMatch(/nothing in \w+/)
    expect(faults).toContain('Latin word "Something"')
  })
})

test(
  'scenes over an empty log say in each panel why it is empty',
  async () => {
    const server = await startTestServer()
    onTestFinished(() => server.stop())
    const page = await wallOf(server)
    await setLanguage(page, 'en')
    const stops = await sceneStops(server.url, await server.token('viewer'))
    const found: string[] = []
    for (const stop of stops.filter((_, n) => n % 2 === 0)) {
      await showScene(page, stop)
      const faults = [...(await layoutFaults(page)), ...(await widgetFaults(page))]
      found.push(...faults.map((fault) => `${stop.code}: ${fault}`))
    }
    expect(found).toEqual([])
  },
  WHILE_BUSY_MS,
)
