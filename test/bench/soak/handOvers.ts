import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { Bench } from '#test/bench/bench.ts'
import { browserCookies } from '#test/bench/target/ours.ts'
import { anotherBuild, type Build } from '#test/support/anotherBuild.ts'
import { heldBy, type Held } from '#test/support/soak/held.ts'
import { openSoak } from '#test/support/soak/openSoak.ts'

const TAKEN_WITHIN_MS = 60_000
const ASKED_EVERY_MS = 500
/** Former apps end their fetches and timers. */
const SETTLES_MS = 3_000

/** What a wall holds on to at first and after each of so many builds that take over from one another without a reload. */
export async function handOvers({ browser, ours }: Bench, count: number): Promise<readonly Held[]> {
  const page = await openSoak(browser, ours.page, browserCookies(ours.cookies.wall, ours.server.url))
  const held = [await heldBy(page)]
  for (let i = 0; i < count; i++) {
    const build = await anotherBuild(`${letter(i)}${letter(i)}`)
    try {
      await serveInstead(page, build)
      await takeOver(page, build.id.slice(0, 2))
      await wait(SETTLES_MS)
      held.push(await heldBy(page))
    } finally {
      await page.unrouteAll()
      await build.remove()
    }
  }
  await page.context().close()
  return held
}

const letter = (i: number): string => String.fromCharCode('a'.charCodeAt(0) + i)

/** The page and its files come from this build; all else from the server, which knows nothing of it. */
async function serveInstead(page: Page, { folder }: Build): Promise<void> {
  await page.route(/\/wall(?:[/?#]|$)/, (route) => route.fulfill({ path: join(folder, 'wall.html') }))
  await page.route('**/assets/*', async (route) => {
    const name = new URL(route.request().url()).pathname
    const isThere = await readFile(join(folder, name)).then(Boolean, () => false)
    if (isThere) await route.fulfill({ path: join(folder, name) })
    else await route.fulfill({ status: 404 })
  })
}

/** A chunk that is gone has a wall look for the build that is served. */
async function takeOver(page: Page, mark: string): Promise<void> {
  const until = performance.now() + TAKEN_WITHIN_MS
  const shown = (): Promise<string> =>
    page.evaluate(() => {
      const entries = [...document.querySelectorAll('script[type="module"][src]')]
      return entries.length === 1 ? (entries[0]?.getAttribute('src') ?? '') : ''
    })
  while (!(await shown()).includes(`-${mark}`)) {
    if (performance.now() > until) throw new Error(`the build ${mark} did not take over`)
    await page.evaluate(() => window.dispatchEvent(new Event('vite:preloadError')))
    await wait(ASKED_EVERY_MS)
  }
}
