import { readFile } from 'node:fs/promises'
import type { Browser, Download, Page } from 'playwright-core'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openAdmin, type AdminPage } from '#test/support/adminPage.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { readTable } from '#test/support/csv.ts'
import { layoutFaults } from '#test/support/layoutFaults.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'
import {
  LANDSCAPE,
  openTablet,
  PORTRAIT,
  type TabletPage,
  type TabletSize,
} from '#test/support/tabletPage.ts'
import { openWall } from '#test/support/wallPage.ts'
import { addDays, addPeriods, asPeriod, monthOf, shanghaiDay } from '#shared/period.ts'

let browser: Browser
let server: TestServer
/** The server's days go on by so much: pages go by its clock, not by their own. */
let ahead = 0
const thisMonth = monthOf(shanghaiDay(Date.now()))
beforeAll(async () => {
  browser = await launchChromium()
  server = await startTestServer({ env: { DEMO: '1' }, ahead: () => ahead })
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function tabletOf(size?: TabletSize): Promise<TabletPage> {
  const tablet = await openTablet(browser, await server.signInLink('viewer'), size)
  onTestFinished(() => tablet.context.close())
  return tablet
}
async function adminOf(): Promise<AdminPage> {
  const admin = await openAdmin(browser, await server.signInLink('reviewer'), { period: '2020-05' })
  onTestFinished(() => admin.context.close())
  return admin
}
/** Runs in the page: what is wider than its box. */
const cut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-test="calendar"] *, [data-test="export-page"] *')]
      .filter((e) => {
        const { display, overflowX } = getComputedStyle(e)
        const isScrolled = overflowX === 'auto' || overflowX === 'scroll' || e.matches('.sr-only')
        return display !== 'inline' && !isScrolled && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1
      })
      .map((e) => `${e.getAttribute('class') ?? e.tagName}: ${e.textContent.trim().slice(0, 40)}`),
  )

describe('the release calendar', () => {
  test.each([
    ['flat', LANDSCAPE],
    ['upright', PORTRAIT],
  ])(
    'on a tablet held %s stands uncut, for fingers and without a barrier, in both languages',
    async (_, size) => {
      const { page, faults, violations } = await tabletOf(size)
      await page.locator('[data-test="nav-calendar"]').click()
      for (const language of ['zh', 'en']) {
        await page.locator('.line').first().waitFor()
        expect([language, await faults()]).toEqual([language, []])
        if (size === LANDSCAPE) expect(await violations()).toEqual([]) // the same however it is held
        await page.locator('.language').click()
      }
    },
  )

  test('steps through months, picks a day, filters, and leads to an indicator', async () => {
    const { page } = await tabletOf()
    await page.locator('[data-test="nav-calendar"]').click()
    await page.locator('.line').first().waitFor()
    await page.locator('[data-test="previous"]').click()
    await expect.poll(() => page.url()).toContain(`month=${addPeriods(thisMonth, -1)}`)
    await page.locator('.line[data-state="published"]').first().waitFor()
    const all = await page.locator('.line').count()
    await page.locator('[data-test="state"]').selectOption('unscheduled')
    await expect.poll(() => page.locator('.line').count()).toBeLessThan(all)
    expect(await page.locator('.line:not([data-state="unscheduled"])').count()).toBe(0)
    await page.locator('[data-test="state"]').selectOption('')
    const due = page.locator('.day', { hasText: '✓' }).first()
    await due.click()
    await expect.poll(() => page.locator('section > h2').count()).toBe(1)
    await page.locator('.line').first().click()
    await page.waitForURL('**/tablet/indicator/**')
  })

  test('in the admin panel is walked by keyboard, uncut in both languages', async () => {
    const { page, violations } = await adminOf()
    await page.locator('[data-test="nav-calendar"]').click()
    await page.locator('.line').first().waitFor()
    for (const language of ['zh', 'en']) {
      expect([language, await cut(page)]).toEqual([language, []])
      expect(await violations()).toEqual([])
      await page.locator('.language').click()
    }
    await page.locator('.day[tabindex="0"]').focus()
    const focused = (): Promise<string | null | undefined> =>
      page.evaluate(() => document.activeElement?.getAttribute('data-day'))
    const first = String(await focused())
    await page.keyboard.press('PageUp')
    await expect.poll(() => page.url()).toContain(`month=${addPeriods(thisMonth, -1)}`)
    await expect.poll(focused).toMatch(new RegExp(`^${addPeriods(thisMonth, -1)}-`))
    const there = asPeriod(String(await focused()))
    await page.keyboard.press('ArrowUp')
    await expect.poll(focused).toBe(addDays(there, -7))
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.day[aria-pressed="true"]').count()).toBe(1)
    expect(first).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    await page.locator('[data-test="nav-calendar"] ~ a, .item').first().click()
    await page.getByRole('grid').waitFor()
  })
})

describe('what is overdue', () => {
  const DAYS = 100
  /** Further on than any figure of the wall may wait: nothing has come since. */
  function later(): void {
    ahead = DAYS * 86_400_000
    onTestFinished(() => void (ahead = 0))
  }

  test('is marked on every headline and counted below, without a cut in either language', async () => {
    const now = await openWall(browser, server.wallLink)
    onTestFinished(() => now.context.close())
    expect(await now.page.locator('[data-test="due"]').count()).toBe(0)
    later()
    const { page, context } = await openWall(browser, server.wallLink)
    onTestFinished(() => context.close())
    await page.locator('[data-test="due"]').first().waitFor()
    // The sixth is counted from a ledger by the server itself: that one is never late.
    expect(await page.locator('.headline [data-test="due"]').count()).toBe(5)
    for (const language of ['English', '中文']) {
      expect(await layoutFaults(page)).toEqual([])
      await page.locator('.language').click()
      await page.locator('.wall-header', { hasNotText: language }).waitFor()
    }
    expect(await page.locator('[data-test="month-counts"]').innerText()).toMatch(
      /本月应发布 \d+ · 已发布 \d+ · 逾期 \d+/,
    )
  })

  test('is marked in the tablet’s list and on an indicator’s card', async () => {
    later()
    const { page, open, faults } = await tabletOf()
    await page.locator('[data-test="due"]').first().waitFor()
    expect(await faults()).toEqual([])
    await open('/tablet/indicator/economy.gdp.growth')
    await page.locator('.card [data-test="due"]').waitFor()
    expect(await faults()).toEqual([])
  })

  test('is that of the day that somebody looks back to', async () => {
    const { page } = await tabletOf()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.locator('[data-test="as-of"]').first().click()
    await page.locator('[data-test="as-of-bar"] input[type="date"]').fill('2024-05-20')
    await page.locator('.bar.past .frame').waitFor()
    await page.locator('[data-test="nav-calendar"]').click()
    await expect.poll(() => page.locator('[data-test="month"]').innerText()).toBe('2024年5月')
    await expect.poll(() => page.locator('.day.today').getAttribute('data-day')).toBe('2024-05-20')
    expect(asked.some((url) => url.includes('/calendar?month=2024-05&asOf=2024-05-20'))).toBe(true)
  })
})

describe('files', () => {
  const READ = {
    csv: async (path: string) => readTable((await readFile(path, 'utf8')).slice(1)).length,
    'sdmx-csv': async (path: string) => readTable(await readFile(path, 'utf8')).length,
    xlsx: async (path: string) => ((await readXlsx(await readFile(path))).sheets[0]?.rows.length ?? 0) - 1,
  }
  type Format = keyof typeof READ
  const FORMATS: readonly Format[] = ['csv', 'sdmx-csv', 'xlsx']
  const take = async (page: Page, press: () => Promise<void>): Promise<Download> => {
    const [download] = await Promise.all([page.waitForEvent('download'), press()])
    return download
  }

  test('of an indicator are taken from the tablet in each format', async () => {
    const { page, open } = await tabletOf()
    await open('/tablet/indicator/economy.gdp.growth')
    const counts: number[] = []
    for (const format of FORMATS) {
      await page.locator('[data-test="export"]').click()
      const file = await take(page, () => page.locator(`[data-format="${format}"]`).click())
      expect(file.suggestedFilename()).toMatch(/^地区生产总值增速_管城区_.+\.(csv|sdmx\.csv|xlsx)$/)
      counts.push(await READ[format](await file.path()))
    }
    expect(counts[0]).toBeGreaterThan(20)
    expect(new Set(counts).size).toBe(1)
  })

  test('of a topic are taken from the admin panel, whose page stands uncut in both languages', async () => {
    const { page, violations } = await adminOf()
    await page.locator('[data-test="nav-export"]').click()
    await page.locator('[data-test="export-page"]').waitFor()
    for (const language of ['zh', 'en']) {
      expect([language, await cut(page)]).toEqual([language, []])
      expect(await violations()).toEqual([])
      await page.locator('.language').click()
    }
    await page.locator('[data-test="domain"]').selectOption('ecology')
    await page.locator('[data-test="from"]').fill('2020年')
    await expect.poll(() => page.locator('a[data-test="download"]').count()).toBe(0)
    await page.locator('[data-test="from"]').fill('2026-01')
    for (const format of FORMATS) {
      await page.locator(`input[value="${format}"]`).check()
      const file = await take(page, () => page.locator('[data-test="download"]').click())
      expect(await READ[format](await file.path())).toBeGreaterThan(50)
    }
  })
})
