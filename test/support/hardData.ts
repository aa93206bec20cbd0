import type { Page } from 'playwright-core'

/** As long as the longest that the catalogue has, and as records of projects come. */
export const LONG_FIGURE = {
  zh: '政策性粮食大清查“回头看”企业数',
  en: 'Provincial and municipal projects, invested to date',
}
const PROJECT = '十八里河片区生态廊道与海绵城市综合提升改造工程（二期）'
/** Every so many series has nothing for its newest period. */
const EVERY = 3

type Entry = Record<string, unknown>
const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null

/** From now on what the page asks for comes with names that are as long as they get. */
export async function withLongNames(page: Page): Promise<void> {
  await rewrite(page, '**/api/v1/catalogue*', (key, value) =>
    isEntry(value) && 'owner' in value && 'unit' in value ? { ...value, ...LONG_FIGURE } : value,
  )
  await rewrite(page, '**/api/v1/rooms/**', (key, value) =>
    key === 'name' && typeof value === 'string' ? PROJECT : value,
  )
}

/** From now on figures are missing on the board that the page asks for, the newest first. */
export async function withMissingValues(page: Page): Promise<void> {
  let count = 0
  await rewrite(page, '**/api/v1/board*', (key, value) => {
    if (!isEntry(value) || !Array.isArray(value['v']) || !Array.isArray(value['p'])) return value
    if (++count % EVERY > 0) return value
    const last = value['v'].length - 1
    const x = isEntry(value['x']) ? value['x'] : {}
    return {
      ...value,
      v: value['v'].with(last, null),
      x: { ...x, [last]: { missing: 'not-published' } },
    }
  })
}

async function rewrite(page: Page, url: string, by: (key: string, value: unknown) => unknown): Promise<void> {
  await page.route(url, async (route) => {
    const { 'if-none-match': _, ...headers } = route.request().headers()
    const answer = await route.fetch({ headers })
    const body: unknown = JSON.parse(await answer.text(), by)
    await route.fulfill({ response: answer, body: JSON.stringify(body) })
  })
}
