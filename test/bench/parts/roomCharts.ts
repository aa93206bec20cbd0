import type { Page } from 'playwright-core'
import type { Bench } from '#test/bench/bench.ts'
import { framesWhile } from '#test/bench/page/framesWhile.ts'
import { lostFrames, scrolled, type Scrolled } from '#test/bench/page/scrolled.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import type { ChartShown } from '#test/bench/roomCharts/chartShown.ts'
import { openChartsPage } from '#test/bench/roomCharts/openPage.ts'

const VIEWPORT = { width: 1440, height: 900 }
const COUNTS = [60, 2_000] as const
const DRAWINGS = 5
const LINES_PX = 2_400
/** A mouse tells of itself about as often as the screen is drawn. */
const MOVE_EVERY_MS = 14
const DRAG_PX = 260

type Chart = ChartShown['chart']
const shown = (chart: Chart, projects: number): ChartShown => ({
  chart,
  projects,
  face: 'admin',
  by: 'completion',
  width: '130rem',
  height: chart === 'map' || chart === 'echarts-map' ? '80rem' : 'auto',
})

/**
 * The charts of the project room at 60 projects and at 2,000: until they are painted, and the frames while somebody drags,
 * scrolls or plays. Beside our map the same one by ECharts' geo component, in the column of the stack.
 */
export async function chartsOfRooms({
  browser,
  amounts,
}: Pick<Bench, 'browser' | 'amounts'>): Promise<Section> {
  const page = await openChartsPage(browser, VIEWPORT)
  const rows: Row[] = []
  for (const count of COUNTS) {
    const drawn = (chart: Chart): Promise<number> => drawnMs(page, shown(chart, count))
    rows.push({
      label: `map of ${count}, until painted, median, ms`,
      cells: { stack: await drawn('echarts-map'), ours: await drawn('map') },
      against: 'stack',
    })
    const theirs = await dragged(page, shown('echarts-map', count), amounts.scrollSeconds)
    const own = await dragged(page, shown('map', count), amounts.scrollSeconds)
    rows.push(...frames(`map of ${count}, dragged at twice its size`, own, theirs))
    rows.push({
      label: `Gantt of ${count}, until painted, median, ms`,
      cells: { ours: await drawn('gantt') },
    })
    rows.push(
      ...frames(`Gantt of ${count}, scrolled`, await scrolled(page, LINES_PX, amounts.scrollSeconds)),
      ...frames(`Gantt of ${count}, time dragged`, await panned(page, amounts.scrollSeconds)),
      { label: `… lines in the page`, cells: { ours: await page.locator('.gantt .line').count() } },
      {
        label: `ranking of ${count}, until painted, median, ms`,
        cells: { ours: await drawn('race') },
      },
      ...frames(`ranking of ${count}, played`, await played(page, amounts.scrollSeconds)),
    )
  }
  await page.context().close()
  return { title: '(r) charts of the project room', rows }
}

function frames(label: string, ours: Scrolled, stack?: Scrolled): readonly Row[] {
  const both = (figure: (of: Scrolled) => number): Row['cells'] => ({
    ours: figure(ours),
    ...(stack && { stack: figure(stack) }),
  })
  return [
    { label: `${label}, frames/s`, cells: both((of) => of.perSecond), ...(stack && { against: 'stack' }) },
    { label: '… frames dropped, %', cells: both(lostFrames) },
    { label: '… worst gap between frames, ms', cells: both((of) => of.worstMs) },
  ]
}

/** The first drawing warms what is shared; of those after it the median counts. */
async function drawnMs(page: Page, what: ChartShown): Promise<number> {
  const taken: number[] = []
  for (let i = 0; i <= DRAWINGS; i++) taken.push(await page.evaluate((one) => window.drawChart(one), what))
  return median(taken.slice(1))
}

/** Drags the map to and fro after it was brought closer by the wheel. */
async function dragged(page: Page, what: ChartShown, seconds: number): Promise<Scrolled> {
  await page.evaluate((one) => window.drawChart(one), what)
  const [x, y] = [650, 400]
  await page.mouse.move(x, y)
  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -350)
  await page.keyboard.up('Control')
  await page.waitForTimeout(300)
  await page.mouse.down()
  const result = await framesWhile(page, async () => {
    const until = performance.now() + seconds * 1_000
    for (let i = 0; performance.now() < until; i++) {
      await page.mouse.move(x + Math.sin(i / 12) * DRAG_PX, y + Math.cos(i / 9) * (DRAG_PX / 2))
      await page.waitForTimeout(MOVE_EVERY_MS)
    }
  })
  await page.mouse.up()
  return result
}

/** Brings the days of the Gantt chart closer and drags them through. */
async function panned(page: Page, seconds: number): Promise<Scrolled> {
  for (let i = 0; i < 3; i++) await page.locator('.gantt .acts button').first().click()
  return framesWhile(page, () =>
    page.evaluate(
      (ms) =>
        new Promise<void>((done) => {
          const scroller = document.querySelector('.gantt .scroll')
          const began = performance.now()
          const width = (scroller?.scrollWidth ?? 0) - (scroller?.clientWidth ?? 0)
          const step = (now: number): void => {
            const share = (1 - Math.cos(((now - began) / ms) * 2 * Math.PI)) / 2
            scroller?.scrollTo(share * width, scroller.scrollTop)
            if (now - began < ms) requestAnimationFrame(step)
            else done()
          }
          requestAnimationFrame(step)
        }),
      seconds * 1_000,
    ),
  )
}

async function played(page: Page, seconds: number): Promise<Scrolled> {
  return framesWhile(page, async () => {
    await page.locator('[data-test="race-play"]').click()
    await page.waitForTimeout(seconds * 1_000)
  })
}
