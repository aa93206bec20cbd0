import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { call } from '#test/support/api.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import {
  LANDSCAPE,
  openTablet,
  PORTRAIT,
  type TabletPage,
  type TabletSize,
} from '#test/support/tabletPage.ts'

const RETAIL = 'economy.retail-sales.growth'
const HOME = `${RETAIL}@410104`
const page = (code: string): string => `/tablet/indicator/${code}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})

async function tabletOf(server: TestServer, size?: TabletSize): Promise<TabletPage> {
  const tablet = await openTablet(browser, await server.signInLink('viewer'), size)
  onTestFinished(() => tablet.context.close())
  return tablet
}

describe('a tablet with the demonstration data', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ env: { DEMO: '1' } })
  })
  afterAll(() => server.stop())

  const places = [
    '/tablet',
    '/tablet?group=economy',
    '/tablet?q=%E9%9B%B6%E5%94%AE',
    page(RETAIL),
    page('economy.retail-sales.level'),
    page('economy.gdp.level'),
    page('economy.population.level'),
    page('economy.retail-sales.rank-city'),
    page('projects.key.invested-ytd'),
    page('economy.pmi.level'),
  ]
  test.each([
    ['upright', PORTRAIT, 'zh'],
    ['flat', LANDSCAPE, 'en'],
  ] as const)(
    'held %s shows everything uncut, reachable by finger and without a barrier',
    async (_, size, language) => {
      const { page, open, faults, violations } = await tabletOf(server, size)
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click()
      for (const place of places) {
        await open(place)
        await page.locator('[data-test="figure"]').first().waitFor()
        expect([place, await faults()]).toEqual([place, []])
        // Names, roles and contrast are the same however it is held.
        if (size === LANDSCAPE) expect([place, await violations()]).toEqual([place, []])
      }
    },
  )

  test('zooms with two fingers, and the range brings the whole back', async () => {
    const { open, pinchChart, inSight, page } = await tabletOf(server)
    await open(`/tablet/indicator/${RETAIL}`)
    await page.getByRole('button', { name: '全部', exact: true }).click()
    const [from = 0, to = 0] = await inSight()
    await pinchChart()
    const width = async () => {
      const [closer = 0, nearer = 0] = await inSight()
      return nearer - closer
    }
    await expect.poll(width).toBeLessThan((to - from) / 2)
    expect((await inSight())[0]).toBeGreaterThan(from)
    await page.getByRole('button', { name: '全部', exact: true }).click()
    await expect.poll(inSight).toEqual([from, to])
  })

  test('tells of the point that is touched whose figures they are, whence, and that they are for demonstration', async () => {
    const { open, tapChart, page } = await tabletOf(server)
    await open(`/tablet/indicator/${RETAIL}`)
    const point = page.locator('[data-test="point"]')
    const latest = await point.getAttribute('data-period')
    await tapChart(0.5)
    await expect.poll(() => point.getAttribute('data-period')).not.toBe(latest)
    await point.getByText('演示数据').first().waitFor()
    await page.locator('.chart').getByText('演示数据').first().waitFor() // the tooltip
    await point.locator('[data-test="vintage"]').first().waitFor()
    expect(await page.locator('[data-test="peers"] li').count()).toBe(16)
  })

  test('ranks the peers of a period that is older than the board reaches', async () => {
    const { open, page } = await tabletOf(server)
    await open(`/tablet/indicator/${RETAIL}`)
    await page.getByRole('button', { name: '全部', exact: true }).click()
    const point = page.locator('[data-test="point"]')
    await page.locator('[data-test="history"]').focus()
    while (((await point.getAttribute('data-period')) ?? '') > '2020-02')
      await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('[data-test="peers"] li.home').innerText()).toMatch(/−/)
    expect(await page.locator('[data-test="peers"]').innerText()).toContain('2020年1—2月')
  })

  test('shows every vintage of a revised population', async () => {
    const { open, page } = await tabletOf(server)
    await open('/tablet/indicator/economy.population.level')
    await page.getByRole('button', { name: '修订', exact: true }).click()
    await page.locator('.chart header').getByRole('button', { name: '郑州市' }).click()
    await page.locator('[data-test="revisions"] button', { hasText: '2019年末' }).click()
    const vintages = page.locator('[data-test="vintage"]')
    await expect.poll(() => vintages.count()).toBe(2)
    expect(await vintages.allInnerTexts()).toEqual([
      expect.stringMatching(/1,235\.50 万人[\s\S]*现行[\s\S]*发布号 \d+[\s\S]*原因/),
      expect.stringMatching(/1,035\.20 万人[\s\S]*第 1 版/),
    ])
  })
})

describe('a tablet over a small log', () => {
  const publish = async (server: TestServer, period: string, value: number): Promise<void> => {
    const body = { observations: [{ series: HOME, period, value, reason: '复核' }] }
    const token = await server.token('publisher')
    expect((await call(server.url, 'POST /api/v1/releases', { token, body })).status).toBe(201)
  }
  const started = async (): Promise<TestServer> => {
    const server = await startTestServer()
    await publish(server, '2020-04', -8.4)
    return server
  }

  test('takes in a release on the open page, and without a link keeps the figures with their age', async () => {
    const server = await started()
    onTestFinished(() => server.stop())
    const { open, page, violations } = await tabletOf(server)
    await open(`/tablet/indicator/${RETAIL}`)
    const figure = page.locator(`[data-test="figure"][data-series="${HOME}"]`)
    await publish(server, '2020-05', -6.3)
    await expect.poll(() => figure.innerText()).toBe('−6.3')
    await page.getByText('刚刚更新').waitFor()

    await server.stop()
    await page.locator('[data-test="age"]').waitFor({ timeout: 10_500 })
    expect(await figure.innerText()).toBe('−6.3')
    await page.getByRole('link', { name: '要览' }).click()
    await page.getByRole('heading', { name: '主要指标' }).waitFor()
    expect(await figure.first().innerText()).toBe('−6.3')
    expect(await violations()).toEqual([])
  })

  test('asks a visitor to sign in on the page that was asked for, and shows it then', async () => {
    const server = await started()
    onTestFinished(() => server.stop())
    const password = await server.accounts.people.create(
      { name: 'leader', role: 'viewer', owner: null },
      'test',
    )
    const context = await browser.newContext({ viewport: LANDSCAPE })
    onTestFinished(() => context.close())
    const page = await context.newPage()
    await page.goto(`${server.url}/tablet/indicator/${RETAIL}`)
    await page.getByLabel('用户名').fill('leader')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator(`[data-test="figure"][data-series="${HOME}"]`).waitFor()
    expect(page.url()).toContain(RETAIL)

    await page.getByRole('button', { name: '退出登录' }).click()
    await page.waitForURL('**/sign-in')
    expect(await page.locator('[data-test="figure"]').count()).toBe(0)
  })
})
