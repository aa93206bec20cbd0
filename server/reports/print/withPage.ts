import type { Browser, Page } from 'playwright-core'
import { Failure } from '#server/failure.ts'
import { findBrowser } from '#server/reports/print/findBrowser.ts'

/** A report of forty pages takes three seconds; whoever waits longer is told. */
const WITHIN_SECONDS = 60

/** A browser that has not come by then never comes. */
const STARTS_WITHIN_MS = 30_000

const FLAGS = [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-sync',
]
/** Chromium refuses its sandbox to root. */
const SANDBOX = process.getuid?.() === 0 ? ['--no-sandbox'] : []

interface Lent {
  readonly scale?: number
  readonly seconds?: number
  /** The Chromium that is started. */
  readonly browser?: Promise<string | null>
}

let before: Promise<unknown> = Promise.resolve()

/**
 * Lends a page of a browser that is started for it and ended with it, come what may; one at a time, for each takes a
 * core and some hundred megabytes. The page runs no script and reaches nothing outside itself. Throws `no-browser` or,
 * past the time limit, `print-failed`.
 */
export function withPage<T>(lent: Lent, work: (page: Page) => Promise<T>): Promise<T> {
  const mine = before.then(() => lend(lent, work))
  before = mine.catch(() => undefined)
  return mine
}

async function lend<T>(
  { scale = 1, seconds = WITHIN_SECONDS, browser: found = findBrowser() }: Lent,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const executablePath = await found
  if (executablePath === null) throw new Failure('no-browser')
  let limit: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    limit = setTimeout(() => reject(new Failure('print-failed', [], { seconds })), seconds * 1000)
  })
  const begun = begin(executablePath)
  try {
    return await Promise.race([begun.then((browser) => workIn(browser, scale, work)), late])
  } finally {
    clearTimeout(limit)
    await begun.then(
      (browser) => browser.close(),
      () => undefined,
    )
  }
}

async function begin(executablePath: string): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath, args: [...FLAGS, ...SANDBOX], timeout: STARTS_WITHIN_MS })
}

async function workIn<T>(browser: Browser, scale: number, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    deviceScaleFactor: scale,
  })
  context.setDefaultTimeout(0) // the job as a whole has its limit
  return work(await context.newPage())
}
