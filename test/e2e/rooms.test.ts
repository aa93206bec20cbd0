import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { person } from '#test/server/drafts/desk.ts'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { openDesk } from '#test/support/deskPage.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { roomsOn, setLanguage, showRoom, stillEmpty } from '#test/support/roomPages.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { openTablet } from '#test/support/tabletPage.ts'
import { openWall } from '#test/support/wallPage.ts'

type Language = 'zh-CN' | 'en'
/** In the language whose words are longer; scenes are looked at in all sizes. */
const WALLS: readonly { width: number; height: number; languages: readonly Language[] }[] = [
  { width: 1920, height: 1080, languages: ['en'] },
]
/** The same panels stand in many; all of them in all sizes: `npm run pictures -- --scenes`. */
const EVERY_SCENE = 4
/** Some twenty rooms one after the other, on a machine that may be busy with other tests. */
const WHILE_BUSY_MS = 200_000
/** Between them these have panels of every kind. */
const READ_FOR_CONTRAST = new Set(['projects', 'approvals', 'deliveries', 'planning'])

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

describe('every room, filled by the demonstration data, in both languages', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { DEMO: '1' } })
  }, WHILE_BUSY_MS)
  afterAll(() => server.stop())

  /** Goes through all rooms and languages of a face; what is wrong, by room and language. */
  async function walk(
    page: Page,
    languages: readonly Language[],
    addressOf: (room: { readonly code: string; readonly domain: string }) => string,
    faultsOf: (room: string, language: Language) => Promise<readonly string[]>,
    every = 1,
  ): Promise<readonly string[]> {
    const all = await roomsOn(page)
    expect(all.length).toBeGreaterThan(12)
    const rooms = all.filter((_, n) => n % every === 0)
    const found: string[] = []
    for (const language of languages) {
      await setLanguage(page, language)
      for (const room of rooms) {
        await showRoom(page, addressOf(room), room.code)
        const wrong = [...(await stillEmpty(page)), ...(await faultsOf(room.code, language))]
        found.push(...wrong.map((fault) => `${room.code} ${language}: ${fault}`))
      }
    }
    return found
  }

  test.each(WALLS)(
    'fills its scene on a wall of $width × $height without a cut',
    async ({ languages, ...size }) => {
      const { page, context } = await openWall(browser, server.wallLink, size)
      onTestFinished(() => context.close())
      const faults = await walk(
        page,
        languages,
        ({ code }) => `/wall/${code}`,
        () => layoutFaults(page),
        EVERY_SCENE,
      )
      expect(faults).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test(
    'is read on a tablet, with enough contrast and room for a finger',
    async () => {
      const tablet = await openTablet(browser, await server.signInLink('viewer'))
      onTestFinished(() => tablet.context.close())
      const faults = await walk(
        tablet.page,
        ['zh-CN'],
        ({ domain, code }) => `/tablet/domain/${domain}/${code}`,
        async (room) => [
          ...(await tablet.faults()),
          ...(READ_FOR_CONTRAST.has(room) ? await axeViolations(tablet.page) : []),
        ],
        2,
      )
      expect(faults).toEqual([])
    },
    WHILE_BUSY_MS,
  )

  test(
    'is read in the admin panel, where a name leads to its record',
    async () => {
      const reviewer = await person(server, 'room-reader', 'reviewer', 'bureau.projects')
      const page = await openDesk(browser, server.url, reviewer, '/admin/domain')
      const faults = await walk(
        page,
        ['en'],
        ({ domain, code }) => `/admin/domain/${domain}/${code}`,
        async (room) => [
          ...(await page.evaluate(() =>
            document.documentElement.scrollWidth > window.innerWidth ? ['wider than the screen'] : [],
          )),
          ...(READ_FOR_CONTRAST.has(room) ? await axeViolations(page) : []),
        ],
        3,
      )
      expect(faults).toEqual([])
      await showRoom(page, '/admin/domain/key-projects/rectification', 'rectification')
      await page.locator('[data-kind="items"] a.record-name').first().click()
      await page.locator('[data-test="record-state"]').waitFor()
    },
    WHILE_BUSY_MS,
  )

  test('goes from scene to scene by the arrow keys, round in a circle', async () => {
    const { page, context } = await openWall(browser, server.wallLink)
    onTestFinished(() => context.close())
    const last = (await roomsOn(page)).at(-1)
    const shown = (what: string) => page.locator(`[data-layer="shown"] ${what}`).waitFor()
    await page.keyboard.press('ArrowRight')
    await shown('[data-scene]:not([data-scene="overview"])')
    await page.keyboard.press('ArrowLeft')
    await shown('[data-scene="overview"]')
    await page.keyboard.press('ArrowLeft')
    await shown(`[data-room="${last?.code ?? ''}"]`)
    expect(await page.locator('[data-test="scenes"] [aria-current]').count()).toBe(1)
  })
})
