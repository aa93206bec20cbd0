import type { Page } from 'playwright-core'
import type { Bench } from '#test/bench/bench.ts'
import { framesWhile } from '#test/bench/page/framesWhile.ts'
import { mainThread, type MainThread } from '#test/bench/page/mainThread.ts'
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
  const thread = await mainThread(page)
  const moving = (act: () => Promise<Scrolled>): Promise<Moved> => moved(thread, act)
  const rows: Row[] = []
  for (const count of COUNTS) {
    const seconds = amounts.scrollSeconds
    const theirs = await drawn(page, thread, shown('echarts-map', count))
    const theirsMoved = await moving(() => dragged(page, shown('echarts-map', count), seconds))
    rows.push(
      ...drawing(`map of ${count}`, await drawn(page, thread, shown('map', count)), theirs),
      ...frames(
        `map of ${count}, dragged at twice its size`,
        await moving(() => dragged(page, shown('map', count), seconds)),
        theirsMoved,
      ),
      ...drawing(`Gantt of ${count}`, await drawn(page, thread, shown('gantt', count))),
      ...frames(`Gantt of ${count}, scrolled`, await moving(() => scrolled(page, LINES_PX, seconds))),
      ...frames(`Gantt of ${count}, time dragged`, await moving(() => panned(page, seconds))),
      { label: '… lines in the page', cells: { ours: await page.locator('.gantt .tracks .line').count() } },
      ...drawing(`ranking of ${count}`, await drawn(page, thread, shown('race', count))),
      ...frames(`ranking of ${count}, played`, await moving(() => played(page, seconds))),
    )
  }
  await page.context().close()
  return { title: '(r) charts of the project room', rows }
}

interface Drawn {
  readonly paintedMs: number
  readonly workedMs: number
}
interface Moved extends Scrolled {
  /** Of the main thread for a frame. */
  readonly workedMs: number
}

async function moved(thread: MainThread, act: () => Promise<Scrolled>): Promise<Moved> {
  const before = await thread.workedMs()
  const result = await act()
  return { ...result, workedMs: ((await thread.workedMs()) - before) / result.gaps.length }
}

const drawing = (label: string, ours: Drawn, stack?: Drawn): readonly Row[] => [
  {
    label: `${label}, until painted, median, ms`,
    cells: { ours: ours.paintedMs, ...(stack && { stack: stack.paintedMs }) },
    ...(stack && { against: 'stack' }),
  },
  {
    label: '… work of the main thread, ms of processor',
    cells: { ours: ours.workedMs, ...(stack && { stack: stack.workedMs }) },
    ...(stack && { against: 'stack' }),
  },
]

function frames(label: string, ours: Moved, stack?: Moved): readonly Row[] {
  const both = (figure: (of: Moved) => number): Row['cells'] => ({
    ours: figure(ours),
    ...(stack && { stack: figure(stack) }),
  })
  return [
    { label: `${label}, frames/s`, cells: both((of) => of.perSecond), ...(stack && { against: 'stack' }) },
    { label: '… frames dropped, %', cells: both(lostFrames) },
    { label: '… worst gap between frames, ms', cells: both((of) => of.worstMs) },
    { label: '… work of the main thread a frame, ms of processor', cells: both((of) => of.workedMs) },
  ]
}

/** The first drawing warms what is shared; of those after it the medians count. */
async function drawn(page: Page, thread: MainThread, what: ChartShown): Promise<Drawn> {
  const painted: number[] = []
  const worked: number[] = []
  for (let i = 0; i <= DRAWINGS; i++) {
    const before = await thread.workedMs()
    painted.push(await page.evaluate((one) => window.drawChart(one), what))
    worked.push((await thread.workedMs()) - before)
  }
  return { paintedMs: median(painted.slice(1)), workedMs: median(worked.slice(1)) }
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
