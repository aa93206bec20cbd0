import type { Page } from 'playwright-core'
import type { RoomRoll } from '#shared/contract/rooms.ts'

/** The rooms that there are for whoever has opened the page. */
export async function roomsOn(page: Page): Promise<RoomRoll['rooms']> {
  await page.locator('[data-test="link"].live').waitFor()
  const asked = await page.evaluate<RoomRoll>('fetch("/api/v1/rooms").then((answer) => answer.json())')
  return asked.rooms
}

/** Goes to an address without loading the page anew, and waits until the room is drawn, its charts included. */
export async function showRoom(page: Page, address: string, code: string): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState({ back: null, current: to, forward: null, replaced: false }, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state as unknown }))
  }, address)
  await page.locator(`[data-room="${code}"]`).first().waitFor()
  await page.waitForFunction((wanted) => {
    const room = document.querySelector<HTMLElement>(`[data-room="${wanted}"]`)
    if (!room || document.querySelector('[data-layer]:not([data-layer="shown"])')) return false
    const charts = [...room.querySelectorAll('.room-chart')]
    const parts = [...room.querySelectorAll('[data-part]')]
    const isDrawn = (part: Element): boolean => {
      const body = part.querySelector('.body') ?? part
      return body.textContent.trim() !== '' || body.querySelector('canvas, svg') !== null
    }
    return (
      parts.length === Number(room.dataset['views']) &&
      parts.every(isDrawn) &&
      charts.every((chart) => chart.querySelector('canvas, svg'))
    )
  }, code)
  // Rows are measured and charts drawn within two frames of their size being known.
  await page.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(undefined)))),
  )
}

/**
 * Codes of views that say why they are empty, or that hold no word and no number. That nobody has anything left to do is
 * an answer, which lists of open items may give.
 */
export const stillEmpty = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-part]:not([data-kind="items"])')].flatMap((part) => {
      const body = part.querySelector('.body') ?? part
      const isEmpty =
        part.querySelector('[data-test="empty"]') !== null ||
        (body.textContent.trim() === '' && !body.querySelector('canvas, svg'))
      return isEmpty ? [`empty: ${part.getAttribute('data-part') ?? ''}`] : []
    }),
  )

/** Reads on in a language, whichever it was. */
export async function setLanguage(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  if ((await page.locator('html').getAttribute('lang')) !== language)
    await page.locator('.language').first().click()
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
