import type { Page } from 'playwright-core'
import { RecordList } from '#shared/contract/ledgers.ts'
import { WallPlanAnswer } from '#shared/contract/scenes.ts'
import { call } from '#test/support/api.ts'

/** A scene as it is looked at; one that is about something has one such thing in its address. */
export interface SceneStop {
  readonly code: string
  readonly address: string
}

const INDICATOR = 'economy.fixed-asset-investment.growth'

/** Every scene that a server offers. */
export async function sceneStops(url: string, token: string): Promise<readonly SceneStop[]> {
  const { scenes } = WallPlanAnswer.parse((await call(url, 'GET /api/v1/wall', { token })).body)
  const some = 'GET /api/v1/ledgers/project/records?where=state:is:building&limit=1'
  const [project] = RecordList.parse((await call(url, some, { token })).body).records
  const about = { project: project?.id ?? '', indicator: INDICATOR }
  return scenes.map(({ code, of }) => ({
    code,
    address: of ? `/wall/${code}?of=${encodeURIComponent(about[of])}` : `/wall/${code}`,
  }))
}

/** Goes to a scene without loading the page anew, and waits until it is drawn. */
export async function showScene(page: Page, { code, address }: SceneStop): Promise<void> {
  await page.evaluate((to) => {
    window.history.pushState({ back: null, current: to, forward: null, replaced: false }, '', to)
    window.dispatchEvent(new PopStateEvent('popstate', { state: window.history.state as unknown }))
  }, address)
  await sceneDrawn(page, code)
}

/** The scene alone on the wall, with code, data and charts of all its widgets. */
export async function sceneDrawn(page: Page, code: string): Promise<void> {
  await page.locator(`[data-layer="shown"] [data-scene="${code}"]`).waitFor()
  await page.waitForFunction(() => {
    const layers = [...document.querySelectorAll<HTMLElement>('[data-layer]')]
    const isDrawn = (cell: Element): boolean =>
      !cell.querySelector('.coming') &&
      !/^(正在载入|Loading)…$/.test(cell.querySelector('[data-test="empty"]')?.textContent.trim() ?? '') &&
      [...cell.querySelectorAll('.chart, .room-chart')].every((chart) => chart.querySelector('canvas, svg'))
    return (
      layers.length === 1 &&
      layers[0]?.dataset['layer'] === 'shown' &&
      [...document.querySelectorAll('[data-widget]')].every(isDrawn)
    )
  })
  await settled(page)
}

/** The page at another size, laid out and drawn anew. */
export async function resize(
  page: Page,
  size: { width: number; height: number },
  code: string,
): Promise<void> {
  await page.setViewportSize(size)
  await page.waitForFunction(({ width }) => window.innerWidth === width, size)
  await sceneDrawn(page, code)
}

/** Rows are measured and charts drawn within three frames of their size being known. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((drawn) => {
        const next = (left: number): void => {
          requestAnimationFrame(() => (left > 0 ? next(left - 1) : drawn()))
        }
        next(3)
      }),
  )
