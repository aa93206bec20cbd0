import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from '#test/bench/bench.ts'
import { fullPush, onePush } from '#test/bench/figures.ts'
import { framesWhile } from '#test/bench/page/framesWhile.ts'
import { mainThread, type MainThread } from '#test/bench/page/mainThread.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { lostFrames, type Scrolled } from '#test/bench/page/scrolled.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { chartScene, CHARTS } from '#test/bench/wallCharts/chartScene.ts'
import { releaseScene } from '#test/bench/wallCharts/releaseScene.ts'

/** Numbers roll for a second, a scene comes in less. */
const APART_MS = 2_500
const RELEASES = 8
const COMPLETE_WITHIN_MS = 30_000

/**
 * What a wall moves: the frames while all its numbers roll, while scenes change, and while both happen at once; and the work
 * of one release where it stands in twenty charts.
 */
export async function wallFrames(bench: Bench): Promise<Section> {
  const { ours, browser, scene, amounts } = bench
  const page = await openPage(browser, ours, bench.probe(ours))
  const thread = await mainThread(page)
  const push = (): Promise<void> => ours.push(fullPush(scene, bench.nextPush()))
  const keys = ['ArrowRight', 'ArrowLeft']
  const turn = (i: number): Promise<void> => page.keyboard.press(keys[i % 2] ?? '')
  const rounds = amounts.scrollSeconds
  const during = (act: (i: number) => Promise<unknown>): Promise<Scrolled> =>
    framesWhile(page, () => inTurn(rounds, act))

  await turn(0) // what both scenes are made of is on the page from here on
  await wait(APART_MS)
  await turn(1)
  await wait(APART_MS)
  const resting = await during(() => Promise.resolve())
  const rolling = await during(push)
  const changing = await during(turn)
  const both = await during((i) => Promise.all([turn(i), push()]))
  const one = await costOfOne(page, thread, () => ours.push(onePush(scene, bench.nextPush())))

  await releaseScene(ours, chartScene(scene.measured))
  await page.goto(`${ours.page}/${chartScene(scene.measured).code}`)
  await page
    .locator('.layer.shown canvas')
    .nth(CHARTS - 1)
    .waitFor({ timeout: COMPLETE_WITHIN_MS })
  await wait(APART_MS)
  const twenty = await costOfOne(page, thread, () => ours.push(onePush(scene, bench.nextPush())))
  await page.context().close()
  return {
    title: '(w) a wall at 1920 × 1080 that moves',
    rows: [
      ...frames('at rest', resting),
      ...frames('numbers roll', rolling),
      ...frames('scenes change', changing),
      ...frames('both at once', both),
      { label: 'one release, overview, ms of the main thread, median', cells: { ours: one } },
      { label: `one release in ${CHARTS} charts, ms of the main thread, median`, cells: { ours: twenty } },
    ],
  }
}

async function inTurn(times: number, act: (i: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) {
    await act(i)
    await wait(APART_MS)
  }
}

/** Of the main thread, beyond what it works in the same time without a release. */
async function costOfOne(page: Page, thread: MainThread, push: () => Promise<void>): Promise<number> {
  const spent = async (act: () => Promise<void>): Promise<number> => {
    const before = await thread.workedMs()
    await act()
    await wait(APART_MS)
    return (await thread.workedMs()) - before
  }
  await page.mouse.move(0, 0)
  const idle = await spent(() => Promise.resolve())
  const costs: number[] = []
  for (let i = 0; i < RELEASES; i++) costs.push((await spent(push)) - idle)
  return median(costs)
}

const frames = (label: string, of: Scrolled): readonly Row[] => [
  { label: `${label}: frames a second`, cells: { ours: of.perSecond } },
  { label: '… dropped, %', cells: { ours: lostFrames(of) } },
  { label: '… longest time without one, ms', cells: { ours: of.worstMs } },
]
