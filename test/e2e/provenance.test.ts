import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openAdmin } from '#test/support/adminPage.ts'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import { LANDSCAPE, openTablet, PORTRAIT, type TabletPage } from '#test/support/tabletPage.ts'
import { unpressable } from '#test/support/unpressable.ts'
import { openWall } from '#test/support/wallPage.ts'

const HOME = '410104'
const RATE = `projects.key.completion-rate@${HOME}`
const TITLE = { zh: '这个数怎么来的', en: 'Where this figure comes from' }

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ env: { DEMO: '1' } })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const drawer = (page: Page): Locator => page.locator('[data-test="story"]')
const told = (page: Page): Locator => page.locator('[data-test="story"] .facts')

/** Anything in the drawer that is cut off or sticks out of it. */
const cuts = (page: Page): Promise<readonly string[]> =>
  drawer(page).evaluate(async (dialog) => {
    await Promise.all(dialog.getAnimations({ subtree: true }).map(({ finished }) => finished))
    const outer = dialog.getBoundingClientRect()
    return [...dialog.querySelectorAll('*')].flatMap((element) => {
      const box = element.getBoundingClientRect()
      const style = getComputedStyle(element)
      const isCut =
        style.display !== 'inline' && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
      const isOut = box.width > 0 && (box.left < outer.left - 1 || box.right > outer.right + 1)
      const isOffScreen = outer.right > window.innerWidth + 1 || outer.bottom > window.innerHeight + 1
      return isCut || isOut || isOffScreen
        ? [`.${element.className} "${element.textContent?.slice(0, 40) ?? ''}"`]
        : []
    })
  })

/** Opens a figure, looks at all of it in both languages, and closes it with the key that closes everything. */
async function looksRight(page: Page, figure: Locator): Promise<void> {
  await figure.click()
  await told(page).waitFor()
  expect(await cuts(page)).toEqual([])
  await page.keyboard.press('Escape')
  await drawer(page).waitFor({ state: 'detached' })
}

describe('on the wall', () => {
  test('every figure is pressed for its story, in both languages', async () => {
    const { page, context } = await openWall(browser, server.wallLink)
    onTestFinished(() => context.close())
    await page.locator('.chart canvas').first().waitFor()
    for (const language of ['zh', 'en'] as const) {
      expect(await unpressable(page)).toEqual([])
      const all = [
        '.headline [data-test="figure"]',
        '.headline .place',
        '.headline .movement',
        '.tile [data-test="figure"]',
        '[data-test="completion"]',
        '.warnings .figure-button',
        '.ticker .figure-button',
        '.legend .figure-button',
      ]
      const kinds = all.filter((_, n) => n % 2 === (language === 'zh' ? 0 : 1)) // each in one of the languages
      for (const kind of kinds) await looksRight(page, page.locator(kind).first())
      await page.locator('[data-test="figure"]').first().click()
      await drawer(page).getByRole('heading', { name: TITLE[language] }).waitFor()
      await page.locator('[data-test="story-close"]').click()
      await page.locator('.language').click()
    }
  })

  test('by keyboard alone: opens, follows an input, comes back, closes, and the focus is where it was', async () => {
    const { page, context } = await openWall(browser, server.wallLink)
    onTestFinished(() => context.close())
    const figure = page.locator(`[data-test="figure"][data-series="${RATE}"]`)
    await figure.focus()
    await page.keyboard.press('Enter')
    await page.locator('[data-test="story-formula"] .figure-link').first().waitFor()
    const rate = await page.locator('[data-test="story-figure"]').innerText()
    await page.locator('[data-test="story-formula"] .figure-link').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '区重点项目累计完成投资' }).waitFor()
    await page.locator('[data-test="story-back"]').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('[data-test="story-figure"]').innerText()).toBe(rate)
    await page.keyboard.press('Escape')
    await drawer(page).waitFor({ state: 'detached' })
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true)
  })

  test('tells no name of a person, and goes away when nobody is there', async () => {
    const { page, context } = await openWall(browser, server.wallLink)
    onTestFinished(() => context.close())
    await page.clock.install()
    const token = await server.token('publisher')
    const series = `economy.retail-sales.growth@${HOME}`
    const board = server.releases.board().series[series as keyof object] as readonly { period: string }[]
    const body = { observations: [{ series, period: board.at(-1)?.period, value: 3.3, reason: '复核' }] }
    expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
    await page.locator(`[data-test="figure"][data-series="${series}"]`, { hasText: '3.3' }).click()
    await told(page).waitFor()
    expect(await drawer(page).innerText()).not.toContain('test-')
    await page.clock.fastForward(61_000)
    await drawer(page).waitFor({ state: 'detached' })
  })
})

describe('on a tablet', () => {
  const PLACES = [
    '/tablet',
    '/tablet/indicator/economy.retail-sales.growth',
    '/tablet/indicator/projects.key.completion-rate',
    '/tablet/indicator/economy.population.level',
  ]
  const tabletOf = async (size = LANDSCAPE): Promise<TabletPage> => {
    const tablet = await openTablet(browser, await server.signInLink('viewer'), size)
    onTestFinished(() => tablet.context.close())
    return tablet
  }

  test.each([
    ['flat', LANDSCAPE, 'en'],
    ['upright', PORTRAIT, 'zh'],
  ] as const)('held %s every figure is pressed for its story', async (_, size, language) => {
    const { page, open, violations } = await tabletOf(size)
    if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
    for (const place of PLACES) {
      await open(place)
      await page.locator('[data-test="figure"]').first().waitFor()
      expect([place, await unpressable(page)]).toEqual([place, []])
      await looksRight(page, page.locator('[data-test="figure"]').first())
    }
    await open(PLACES[1] ?? '')
    for (const card of await page.locator('.cards .figure-button').all()) await looksRight(page, card)
    await looksRight(page, page.locator('[data-test="peers"] .figure-button').first())
    await looksRight(page, page.locator('[data-test="point"] .lines button').nth(1))
    await page.locator('[data-test="figure"]').first().click()
    await drawer(page).getByRole('heading', { name: TITLE[language] }).waitFor()
    await told(page).waitFor()
    expect(await violations()).toEqual([])
  })

  test('a figure in the address opens, and another tablet sees the same by that address', async () => {
    const { page, open } = await tabletOf()
    await open('/tablet/indicator/projects.key.completion-rate')
    await page.locator(`[data-test="figure"][data-series="${RATE}"]`).click()
    await page.locator('[data-test="story-formula"]').waitFor()
    const address = page.url()
    expect(address).toContain(RATE)
    const figure = await page.locator('[data-test="story-figure"]').innerText()
    await page.goto('about:blank')
    await page.goto(address)
    await expect.poll(() => page.locator('[data-test="story-figure"]').innerText()).toBe(figure)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.url()).not.toContain('#figure')
  })

  test('a row leads to its indicator beside the figures, and a figure does not', async () => {
    const { page } = await tabletOf()
    const row = page.locator('.row').first()
    await row.locator('[data-test="figure"]').click()
    await told(page).waitFor()
    expect(new URL(page.url()).pathname).toBe('/tablet')
    await page.keyboard.press('Escape')
    await row.click({ position: { x: 300, y: 10 } })
    await page.waitForURL('**/tablet/indicator/**')
  })
})

test('the walker sees a figure that cannot be pressed', async () => {
  const { page, context } = await openWall(browser, server.wallLink)
  onTestFinished(() => context.close())
  await page.evaluate(() => {
    const figure = Object.assign(document.createElement('b'), { className: 'num', textContent: '+4.2%' })
    document.querySelector('.tile')?.append(figure)
    document.querySelector('.headline [data-test="figure"]')?.replaceWith(figure.cloneNode(true))
  })
  expect(await unpressable(page)).toEqual(['.num "+4.2%"', '.num "+4.2%"'])
})

test('looking back, the drawer tells what was known then', async () => {
  const own = await startTestServer()
  onTestFinished(() => own.stop())
  const series = `economy.retail-sales.growth@${HOME}`
  const figure = (at: string, value: number, more: object = {}) => ({
    at,
    title: '5月社会消费品零售总额',
    owner: 'bureau.stats-general',
    records: [],
    observations: [{ series, period: '2020-05', value, ...more }],
  })
  await own.releases.importHistory([
    figure('2020-06-12T02:00:00.000Z', -6.3, { status: 'preliminary' }),
    figure('2020-09-01T02:00:00.000Z', -6.1, { reason: '最终核实' }),
  ])
  const { page, context } = await openTablet(browser, await own.signInLink('viewer'))
  onTestFinished(() => context.close())
  const shown = page.locator(`[data-test="figure"][data-series="${series}"]`).first()
  const vintages = page.locator('[data-test="story-vintage"]')
  await shown.click()
  await expect.poll(() => vintages.allInnerTexts()).toEqual(['−6.3%', '−6.1%'])
  await page.keyboard.press('Escape')
  await page.locator('[data-test="as-of"]').first().click()
  await page.locator('[data-test="as-of-bar"] input[type="date"]').fill('2020-07-01')
  await expect.poll(() => shown.innerText()).toBe('−6.3')
  await shown.click()
  await page.locator('[data-test="story-as-of"]', { hasText: '2020-07-01' }).waitFor()
  await expect.poll(() => vintages.allInnerTexts()).toEqual(['−6.3%'])
})

test('a press while the connection is cut, before the drawer has ever been loaded, leaves the page as it is', async () => {
  const { page, context } = await openWall(browser, server.wallLink)
  onTestFinished(() => context.close())
  const first = page.locator('[data-test="figure"]').first()
  const text = await first.innerText()
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
  await context.setOffline(true)
  await first.click()
  await page.waitForTimeout(1_000)
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
  expect(await first.innerText()).toBe(text)
  // Back again, the drawer comes, and a wall is never loaded anew for it.
  await context.setOffline(false)
  await first.click()
  await drawer(page).waitFor()
  expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
})

test('from the drawer every page can be seen as of the release, though more came on the same day', async () => {
  const own = await startTestServer()
  onTestFinished(() => own.stop())
  const retail = `economy.retail-sales.growth@${HOME}`
  const release = (at: string, series: string, value: number) => ({
    at,
    title: '主要指标',
    owner: 'bureau.stats-general',
    records: [],
    observations: [{ series, period: '2020-05', value, reason: '更正' }],
  })
  await own.releases.importHistory([
    release('2020-06-12T02:00:00.000Z', retail, -6.3),
    release('2020-06-12T03:00:00.000Z', `economy.fixed-asset-investment.growth@${HOME}`, 4.2),
  ])
  const { page, context } = await openTablet(browser, await own.signInLink('viewer'))
  onTestFinished(() => context.close())
  const shown = (series: string): Locator =>
    page.locator(`[data-test="figure"][data-series="${series}"]`).first()
  await shown(`economy.fixed-asset-investment.growth@${HOME}`).waitFor()
  await shown(retail).click()
  await page.locator('[data-test="look-back"]').click()
  await page.locator('[data-test="as-of-title"]', { hasText: '第 1 号' }).waitFor()
  await page.locator('[data-test="story-as-of"]').waitFor()
  expect(await page.locator('[data-test="look-back"]').count(), 'it is the newest one there').toBe(0)
  await page.keyboard.press('Escape')
  await expect.poll(() => shown(`economy.fixed-asset-investment.growth@${HOME}`).count()).toBe(0)
  expect(await shown(retail).innerText()).toBe('−6.3')
})

describe('on the admin panel', () => {
  test('every figure is pressed for its story, by pointer and by the arrow keys from the cell', async () => {
    const period = server.releases.board().series[
      'economy.retail-sales.growth@410104' as keyof object
    ] as readonly { period: string }[]
    const sheet = { period: period.at(-1)?.period ?? '' }
    const { page, cell, context } = await openAdmin(browser, await server.signInLink('reviewer'), sheet)
    onTestFinished(() => context.close())
    for (const language of ['English', '中文']) {
      expect(await unpressable(page)).toEqual([])
      await looksRight(page, page.locator('td .figure-button').first())
      await page.getByRole('button', { name: language }).click()
    }
    await looksRight(page, page.locator('td .figure-button').first())
    await looksRight(page, page.locator('.changes .figure-button').first())

    await cell('economy.retail-sales.growth@410104').focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Enter')
    await told(page).waitFor()
    await page.keyboard.press('Escape')
    await drawer(page).waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe(
      'economy.retail-sales.growth@410104',
    )
  })
})
