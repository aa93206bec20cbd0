import { axeViolations } from '#test/support/axeViolations.ts'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

export interface TabletSize {
  readonly width: number
  readonly height: number
}
export const LANDSCAPE: TabletSize = { width: 1180, height: 820 }
export const PORTRAIT: TabletSize = { width: 820, height: 1180 }

export interface TabletPage {
  readonly page: Page
  readonly context: BrowserContext
  /** Opens a place of the tablet without loading the page anew. */
  readonly open: (address: string) => Promise<void>
  /** What axe-core objects to, one line each. */
  readonly violations: () => Promise<readonly string[]>
  /** Text that is cut off, anything out of its box, and targets below 44 px. */
  readonly faults: () => Promise<readonly string[]>
  /** One finger on the chart, at a share of its width. */
  readonly tapChart: (share: number) => Promise<void>
  /** Two fingers on the chart, moved apart. */
  readonly pinchChart: () => Promise<void>
  /** First and last index that the chart shows. */
  readonly inSight: () => Promise<readonly number[]>
}

/** A tablet with a touch screen, signed in by a link. Script errors on the page fail the test. */
export async function openTablet(
  browser: Browser,
  link: string,
  size: TabletSize = LANDSCAPE,
): Promise<TabletPage> {
  const context = await browser.newContext({ viewport: size, hasTouch: true })
  const page = await context.newPage()
  const errors: Error[] = []
  page.on('pageerror', (error) => errors.push(error))
  await page.goto(link)
  await page.locator('[data-test="link"].live').waitFor()
  const chart = page.locator('[data-test="history"]')
  const chartBox = async (): Promise<{ x: number; y: number; width: number; height: number }> => {
    const box = await chart.boundingBox()
    if (!box) throw new Error('there is no chart on the page')
    return box
  }

  return {
    page,
    context,
    open: async (address) => {
      await page.evaluate((to) => {
        window.history.pushState({ back: '/tablet', current: to, forward: null, replaced: false }, '', to)
        window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state as unknown }))
      }, address)
      if (address.includes('/indicator/')) await chart.locator('canvas').waitFor()
    },
    violations: async () => {
      expect(errors).toEqual([])
      return axeViolations(page)
    },
    faults: () => page.evaluate(layoutFaults),
    tapChart: async (share) => {
      const box = await chartBox()
      await page.touchscreen.tap(box.x + box.width * share, box.y + box.height * 0.3)
    },
    pinchChart: async () => {
      const box = await chartBox()
      const [middle, y] = [box.x + box.width * 0.45, box.y + box.height * 0.3]
      const fingers = await context.newCDPSession(page)
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number): Promise<unknown> =>
        fingers.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: apart === 0 ? [] : [-apart, apart].map((dx, id) => ({ x: middle + dx, y, id })),
        })
      await touch('touchStart', 20)
      for (let apart = 30; apart <= 160; apart += 10) await touch('touchMove', apart)
      await touch('touchEnd', 0)
    },
    inSight: async () => ((await chart.getAttribute('data-window')) ?? '').split('-').map(Number),
  }
}

/** Runs in the page. */
function layoutFaults(): string[] {
  const faults: string[] = []
  /** The reach of a finger around a figure or light is wider than it looks, and nothing that could be cut. */
  const contentWidth = (element: Element): number => {
    if (!element.matches('.figure-button, .judged')) return element.scrollWidth
    const text = document.createRange()
    text.selectNodeContents(element)
    return text.getBoundingClientRect().width
  }
  const say = (what: string, element: Element): void => {
    const text = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)
    faults.push(`${what}: .${element.getAttribute('class') ?? element.tagName} "${text}"`)
  }
  const all = [...document.querySelectorAll('main *, nav *')].filter(
    (e) => !e.closest('.sr-only, [data-test="history"]'),
  )
  for (const element of all) {
    const { overflowX, display } = getComputedStyle(element)
    const isScrolled = overflowX === 'auto' || overflowX === 'scroll'
    if (
      display !== 'inline' &&
      !isScrolled &&
      contentWidth(element) > element.clientWidth + 1 &&
      element.clientWidth > 0
    )
      say('cut off', element)
    const box = element.getBoundingClientRect()
    const parent = element.closest('.box, .card')?.getBoundingClientRect()
    if (parent && box.width > 0 && (box.left < parent.left - 1 || box.right > parent.right + 1))
      say('out of its box', element)
    const isTarget = element.matches('button, a, input')
    // A target may reach further than it looks.
    const reach = getComputedStyle(element, '::after')
    const [width, height] = [
      Math.max(box.width, parseFloat(reach.width) || 0),
      Math.max(box.height, parseFloat(reach.height) || 0),
    ]
    if (isTarget && box.width > 0 && (width < 43.5 || height < 43.5)) say('below 44 px', element)
  }
  if (document.documentElement.scrollWidth > window.innerWidth)
    faults.push('the page is wider than the screen')
  return faults
}
