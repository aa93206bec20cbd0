import type { Browser, Page } from 'playwright-core'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { axeViolations } from '#test/support/axeViolations.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { longRows, openLongDraft, type LongRow } from '#test/support/longDraft.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

const ROWS = longRows(2_000)
/** Far fewer than the rows, and enough for the window and what lies just beyond its edges. */
const DRAWN = 60

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launchChromium()
  return () => browser.close()
})
beforeEach(async () => {
  server = await startTestServer()
  return () => server.stop()
})

/** The desk of a filer with a draft of thousands of figures; an error of the page's scripts fails the test. */
async function desk(rows: readonly LongRow[] = ROWS) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(await server.signInLink('filer'))
  await page.waitForURL('**/admin**')
  await openLongDraft(page, rows)
  const cell = ({ key }: LongRow) => page.locator(`input[data-cell="${key}"]`)
  const drawn = page.locator('tbody tr[aria-rowindex]')
  return { page, cell, drawn, paste: (text: string) => pasteInto(page, text), errors }
}

const pasteInto = (page: Page, text: string): Promise<void> =>
  page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(event)
  }, text)

const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const active = document.activeElement
    return active instanceof HTMLElement ? active.dataset['cell'] : undefined
  })
const scrollTop = (page: Page, to?: number): Promise<number> =>
  page.evaluate((top) => {
    const scroller = document.querySelector('.scroll')
    if (!scroller) throw new Error('no grid')
    if (top !== undefined) scroller.scrollTop = top
    return scroller.scrollTop
  }, to)

describe('a grid of 2,000 rows', () => {
  test('draws those in view, counts all, and leads the keyboard through every one of them', async () => {
    const { page, drawn, cell, errors } = await desk()
    expect(await drawn.count()).toBeLessThan(DRAWN)
    const counted = Number(await page.getByRole('grid').getAttribute('aria-rowcount'))
    expect(counted).toBeGreaterThan(ROWS.length)
    const [first, last] = [await drawn.nth(1).getAttribute('data-key'), counted]
    await page.locator(`input[data-cell="${first}"]`).focus()
    await page.keyboard.press('End')
    const end = page.locator('tr:has(input:focus)')
    await expect.poll(() => end.getAttribute('aria-rowindex')).toBe(String(last))
    await page.keyboard.press('PageUp')
    await page.keyboard.press('PageUp')
    await page.keyboard.press('ArrowUp')
    const there = await focused(page)
    expect(await page.locator('input:focus').isVisible()).toBe(true)
    await page.keyboard.type('5.5')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.press('ArrowDown')
    expect([await focused(page), await page.locator('input:focus').inputValue()]).toEqual([
      there,
      expect.stringMatching(/^5\.50?$/),
    ])
    await page.keyboard.press('Control+Home')
    await expect.poll(() => focused(page)).toBe(first)
    expect(await scrollTop(page)).toBe(0)
    expect(await cell(ROWS[0] ?? fail()).count()).toBeLessThanOrEqual(1)
    expect([await drawn.count(), errors]).toEqual([expect.any(Number), []])
    expect(await drawn.count()).toBeLessThan(DRAWN)
  })

  test('keeps the focus and what is half typed in a row that is scrolled away', async () => {
    const { page } = await desk()
    const input = page.locator('tbody input[data-cell]').nth(3)
    const key = (await input.getAttribute('data-cell')) ?? ''
    await input.focus()
    await page.keyboard.type('7.')
    await scrollTop(page, 30_000)
    await page.waitForTimeout(300)
    expect(await focused(page)).toBe(key)
    await page.keyboard.type('7')
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).not.toBe(key)
    const next = page.locator('tr:has(input:focus)')
    const index = Number(await next.getAttribute('aria-rowindex'))
    expect(index).toBeLessThan(8)
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => page.locator('input:focus').inputValue()).toMatch(/^7\.70?$/)
  })

  test('redraws one row for a key that is pressed in its cell', async () => {
    const { page } = await desk()
    await page.locator('tbody input[data-cell]').nth(5).focus()
    await page.keyboard.type('6')
    await page.evaluate(() => {
      const touched = new Set<unknown>()
      const observer = new MutationObserver((records) => {
        for (const { target } of records) {
          const at = target instanceof Element ? target : target.parentElement
          const row = at?.closest('tbody tr')
          if (row) touched.add(row.getAttribute('data-key'))
        }
      })
      const body = document.querySelector('tbody')
      if (body) observer.observe(body, { subtree: true, childList: true, characterData: true })
      Object.assign(window, { touchedRows: () => touched.size })
    })
    await page.keyboard.type('.5')
    await page.waitForTimeout(200)
    expect(await page.evaluate('window.touchedRows()')).toBeLessThanOrEqual(1)
  })

  test('is narrowed by the search box, which Ctrl+F leads to', async () => {
    const { page, drawn } = await desk()
    await page.locator('tbody input[data-cell]').first().focus()
    await page.keyboard.press('Control+f')
    await page.keyboard.type('管城 固定资产投资增速 2026-09')
    await page.getByText(/找到 \d+ 行，共 2000 行/).waitFor()
    expect(await drawn.count()).toBeLessThan(10)
    await page.keyboard.press('Escape')
    await page.getByText('共 2000 行').waitFor()
  })

  test('has nothing that axe objects to, also with questions open', async () => {
    const { page } = await desk(longRows(200))
    await page.locator('tbody input[data-cell]').nth(2).focus()
    await page.keyboard.type('(3.2)')
    await page.keyboard.press('Enter')
    await page.keyboard.type('二百')
    await page.keyboard.press('Enter')
    await page.getByText('“二百”不是数字').waitFor()
    expect(await axeViolations(page)).toEqual([])
  })
})

describe('a block of 2,000 × 4 cells', () => {
  test('pasted anywhere finds its rows by name, and one undo takes it back', async () => {
    const { page, drawn, cell, paste } = await desk()
    const lines = ROWS.map(({ names, text }, i) => `${names}\t${i === 3 ? '二百' : text}`).reverse()
    await drawn.nth(7).locator('input[data-cell]').focus()
    const before = await page.locator('input:focus').inputValue()
    await page.keyboard.type('1')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowUp')
    await paste(['指标\t地区\t期间\t数值', ...lines].join('\r\n'))
    await page.getByText('已按名称粘贴 2000 项').waitFor()
    expect(await page.locator('input:focus').inputValue()).toBe(before)
    await page.locator('[data-test="pasted"] li', { hasText: '二百' }).waitFor()
    await page.keyboard.press('Control+z')
    await expect.poll(() => page.locator('input:focus').inputValue()).toMatch(/^1(\.00?)?$/)
    const unread = ROWS[3] ?? fail()
    await page.locator('input[name="search"]').fill(unread.names.split('\t').slice(0, 1).join(' '))
    await expect.poll(() => cell(unread).inputValue()).not.toBe('二百')
  })
})

function fail(): never {
  throw new Error('no such row')
}
