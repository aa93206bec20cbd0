import type { Page } from 'playwright-core'
import { Failure } from '#server/failure.ts'
import { findBrowser } from '#server/reports/print/findBrowser.ts'

/** A report of forty pages takes three seconds; whoever waits longer is told. */
const WITHIN_SECONDS = 60

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
  const { chromium } = await import('playwright-core')
  const browser = await chromium.launch({
    executablePath,
    args: [...FLAGS, ...SANDBOX],
    timeout: seconds * 1000,
  })
  let late = false
  const limit = setTimeout(() => {
    late = true
    void browser.close()
  }, seconds * 1000)
  try {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      offline: true,
      deviceScaleFactor: scale,
    })
    return await work(await context.newPage())
  } catch (fault) {
    throw late ? new Failure('print-failed', [], { seconds }) : fault
  } finally {
    clearTimeout(limit)
    await browser.close()
  }
}
