import { setTimeout as wait } from 'node:timers/promises'
import { atRate } from '#test/bench/atRate.ts'
import type { Bench } from '#test/bench/bench.ts'
import { fullPush } from '#test/bench/figures.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { matched, type Sent } from '#test/bench/report/matched.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import { rowsOf, type Section } from '#test/bench/report/table.ts'
import { inRounds } from '#test/bench/rounds.ts'
import { timedPush } from '#test/bench/timedPush.ts'
import type { Target } from '#test/bench/target/target.ts'

const WARM_UP = 8
const LAST_PAINT_MS = 2_000
const FRAME_MS = 1_000 / 60
/** Gaps longer than this lack at least one frame. */
const LONG_GAP_MS = 1.5 * FRAME_MS

interface Burst {
  readonly paintedMs: readonly number[]
  readonly shown: number
  readonly answeredMs: readonly number[]
  readonly gaps: readonly number[]
  readonly newestShown: boolean
}

/** (b) Many releases a second, each touching every panel; one target at a time, in rounds of reversed order. */
export async function burst(bench: Bench): Promise<Section> {
  const { burstRounds, burstSeconds, burstsPerSecond } = bench.amounts
  const bursts = await inRounds(bench.targets, burstRounds, (target) => oneBurst(bench, target))
  const results = bursts.map(([name, all]) => {
    const painted = spread(all.flatMap(({ paintedMs }) => paintedMs))
    const answered = spread(all.flatMap(({ answeredMs }) => answeredMs))
    const gaps = all.flatMap((b) => b.gaps)
    const lost = gaps
      .filter((gap) => gap > LONG_GAP_MS)
      .reduce((sum, gap) => sum + Math.round(gap / FRAME_MS) - 1, 0)
    const figures = {
      ...painted,
      answered50: answered.p50,
      answered95: answered.p95,
      shown: all.reduce((sum, { shown }) => sum + shown, 0) / all.length,
      dropped: (lost / (gaps.length + lost)) * 100,
      worstGap: Math.max(...gaps),
      newest: all.every(({ newestShown }) => newestShown) ? 'yes' : 'NO',
    }
    return [name, figures] as const
  })
  return {
    title: `(b) burst, ${burstsPerSecond}/s on all panels for ${burstRounds} × ${burstSeconds} s`,
    rows: rowsOf(results, [
      ['p50, ms', 'p50', 'stack'],
      ['p95, ms', 'p95', 'stack'],
      ['p99, ms', 'p99', 'stack'],
      ['own figure shown, % of pushes', 'shown'],
      ['frames dropped, %', 'dropped'],
      ['worst gap between frames, ms', 'worstGap'],
      ['newest figure stands at the end', 'newest'],
      ['push answered p50, ms', 'answered50', 'stack'],
      ['push answered p95, ms', 'answered95', 'stack'],
    ]),
  }
}

async function oneBurst(bench: Bench, target: Target): Promise<Burst> {
  const { amounts, scene } = bench
  const page = await openPage(bench.browser, target, bench.probe(target))
  await pushEvery(bench, target, WARM_UP)
  await wait(500)
  await page.evaluate(() => window.benchProbe.reset())
  const sent = await pushEvery(bench, target, amounts.burstSeconds * amounts.burstsPerSecond)
  const { gaps } = await page.evaluate(() => window.benchProbe.frames())
  await wait(LAST_PAINT_MS)
  const shownNow = await page.evaluate(() => window.benchProbe.shown())
  const seen = matched(sent, await page.evaluate(() => window.benchProbe.sightings()))
  await page.context().close()
  return {
    ...seen,
    answeredMs: sent.map(({ answeredMs }) => answeredMs),
    gaps,
    newestShown: Number(shownNow[scene.measured]) === (await target.newest(scene.measured)),
  }
}

function pushEvery(bench: Bench, target: Target, count: number): Promise<Sent[]> {
  return atRate(bench.amounts.burstsPerSecond, count, () => {
    const n = bench.nextPush()
    return timedPush(target, fullPush(bench.scene, n), n)
  })
}
