import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from '#test/bench/bench.ts'
import { fullPush } from '#test/bench/figures.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { rowsOf, type Section } from '#test/bench/report/table.ts'
import type { Target, TargetName } from '#test/bench/target/target.ts'

/** The first pushes fill caches and lists of fixed length. */
const WARM_UP = 100
const AT_ONCE = 2
const SETTLE_MS = 2_000
/** A half that takes longer is ended, and counts as many releases as it had. */
const HALF_WITHIN_MS = 75_000
const MB = 1_000_000

interface Held {
  readonly heapMb: number
  readonly nodes: number
  readonly listeners: number
}

/** (f) What a page still holds after thousands of releases that touch every panel. */
export async function heapGrowth(bench: Bench): Promise<Section> {
  const { heapReleases } = bench.amounts
  const results = await Promise.all(bench.targets.map((target) => onePage(bench, target)))
  return {
    title: `(f) page after ${heapReleases} releases on all panels`,
    rows: rowsOf(results, [
      ['releases', 'releases'],
      ['heap before, MB', 'heapBefore', 'stack'],
      ['heap after, MB', 'heapAfter', 'stack'],
      ['growth, KB per 1,000 releases', 'slope'],
      ['growth in the second half, KB per 1,000', 'lateSlope'],
      ['DOM nodes before', 'nodesBefore'],
      ['DOM nodes after', 'nodesAfter'],
      ['listeners before', 'listenersBefore'],
      ['listeners after', 'listenersAfter'],
      ['server memory before, MB', 'rssBefore'],
      ['server memory after, MB', 'rssAfter'],
    ]),
  }
}

async function onePage(
  bench: Bench,
  target: Target,
): Promise<readonly [TargetName, Readonly<Record<string, number>>]> {
  const { heapReleases } = bench.amounts
  const page = await openPage(bench.browser, target, bench.probe(target))
  await pushMany(bench, target, page, WARM_UP)
  const rssBefore = target.server.rssMb()
  const before = await held(page)
  const early = await pushMany(bench, target, page, heapReleases / 2)
  const halfway = await held(page)
  const late = await pushMany(bench, target, page, heapReleases / 2)
  const after = await held(page)
  await page.context().close()
  const slope = (from: Held, to: Held, releases: number): number =>
    ((to.heapMb - from.heapMb) / releases) * 1e6
  const figures = {
    releases: early + late,
    heapBefore: before.heapMb,
    heapAfter: after.heapMb,
    slope: slope(before, after, early + late),
    lateSlope: slope(halfway, after, late),
    nodesBefore: before.nodes,
    nodesAfter: after.nodes,
    listenersBefore: before.listeners,
    listenersAfter: after.listeners,
    rssBefore,
    rssAfter: target.server.rssMb(),
  }
  return [target.name, figures]
}

/** As fast as the server answers, a few at once; what the probe has seen is dropped, so that it does not count. */
async function pushMany(bench: Bench, target: Target, page: Page, count: number): Promise<number> {
  const until = performance.now() + HALF_WITHIN_MS
  let done = 0
  for (; done < count && performance.now() < until; done += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, () => target.push(fullPush(bench.scene, bench.nextPush()))),
    )
  }
  await wait(SETTLE_MS)
  await page.evaluate(() => window.benchProbe.reset())
  return done
}

async function held(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters')
  await session.detach()
  return { heapMb: usedSize / MB, nodes, listeners: jsEventListeners }
}
