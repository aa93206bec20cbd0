import type { Page } from 'playwright-core'

declare global {
  interface Window {
    pendingTimers?: Set<unknown>
  }
}

/** Counts the page's timers from its first script on; called before the page is opened. */
export async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const pending = (window.pendingTimers = new Set<unknown>())
    const once = window.setTimeout.bind(window)
    const often = window.setInterval.bind(window)
    const clearOnce = window.clearTimeout.bind(window)
    const clearOften = window.clearInterval.bind(window)
    const later = (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
      const id = once(() => {
        pending.delete(id)
        if (typeof handler === 'function') Reflect.apply(handler, window, args)
      }, ms)
      pending.add(id)
      return id
    }
    const repeatedly = (handler: TimerHandler, ms?: number, ...args: unknown[]): number => {
      const id = often(handler, ms, ...args)
      pending.add(id)
      return id
    }
    const forget =
      (clear: (id?: number) => void) =>
      (id?: number): void => {
        pending.delete(id)
        clear(id)
      }
    Object.assign(window, {
      setTimeout: later,
      setInterval: repeatedly,
      clearTimeout: forget(clearOnce),
      clearInterval: forget(clearOften),
    })
  })
}

export const pendingTimers = (page: Page): Promise<number> =>
  page.evaluate(() => window.pendingTimers?.size ?? NaN)
