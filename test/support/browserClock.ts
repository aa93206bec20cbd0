import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'

/** A browser whose pages read a clock that is behind (or, below zero, ahead) of this machine's, as a test's server does. */
export const behindBy = (browser: Browser, ms: number): Browser =>
  new Proxy(browser, {
    get(target, name) {
      if (name !== 'newContext') return Reflect.get(target, name, target) as unknown
      return async (options?: BrowserContextOptions): Promise<BrowserContext> => {
        const context = await target.newContext(options)
        await context.addInitScript(setBack, ms)
        return context
      }
    },
  })

/** In the page, before anything of it runs. */
function setBack(ms: number): void {
  const RealDate = Date
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args: [], self) =>
      Reflect.construct(target, args.length > 0 ? args : [target.now() - ms], self) as Date,
    get: (target, name) =>
      name === 'now' ? () => target.now() - ms : (Reflect.get(target, name, target) as unknown),
  })
}
