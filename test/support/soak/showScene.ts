import type { Page } from 'playwright-core'

/** Without a frame in which it was whole a scene is not seen. */
const SHOWN_WITHIN_MS = 15_000

/** Has a wall change to what stands at an address, and waits until the former scene is off the page. */
export async function showScene(page: Page, path: string): Promise<void> {
  const before = await page.locator('.layer.shown').getAttribute('data-id')
  // The place in the history is taken over: a browser's list of fifty former ones would grow meanwhile.
  await page.evaluate((to) => {
    history.replaceState(history.state, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
  }, path)
  await page.waitForFunction(
    (id) => {
      const layers = [...document.querySelectorAll<HTMLElement>('.layer')]
      return layers.length === 1 && layers[0]?.dataset['id'] !== id
    },
    before,
    { timeout: SHOWN_WITHIN_MS, polling: 50 },
  )
}
