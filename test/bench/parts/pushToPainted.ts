import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import { atRate } from '#test/bench/atRate.ts'
import type { Bench } from '#test/bench/bench.ts'
import { onePush } from '#test/bench/figures.ts'
import { startFollowers } from '#test/bench/followers/followers.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { matched, type Sent } from '#test/bench/report/matched.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import { rowsOf, type Section } from '#test/bench/report/table.ts'
import { timedPush } from '#test/bench/timedPush.ts'
import type { Target } from '#test/bench/target/target.ts'

const WARM_UP = 8
const LAST_PAINT_MS = 2_000

interface Watched {
  readonly target: Target
  readonly page: Page
  readonly sent: Sent[]
}

/**
 * (a) Publish → painted at a calm pace. All three pages stand open and are pushed to in turn, a third of the interval
 * apart, so that whatever else the machine does meets all of them alike.
 */
export async function pushToPainted(bench: Bench, crowd: number): Promise<Section> {
  const { targets, browser, amounts, probe } = bench
  const followers = targets.map(() => startFollowers())
  const watched: Watched[] = []
  for (const [i, target] of targets.entries()) {
    if (crowd > 0) await followers[i]?.open(await target.followPlan(), crowd)
    watched.push({ target, page: await openPage(browser, target, probe(target)), sent: [] })
  }
  await pushInTurn(bench, watched, WARM_UP)
  for (const { page, sent } of watched) {
    sent.length = 0
    await page.evaluate(() => window.benchProbe.reset())
  }
  await pushInTurn(bench, watched, amounts.pushes)
  await wait(LAST_PAINT_MS)

  const results = await Promise.all(
    watched.map(async ({ target, page, sent }) => {
      const { paintedMs, shown } = matched(sent, await page.evaluate(() => window.benchProbe.sightings()))
      await page.context().close()
      const answered = spread(sent.map(({ answeredMs }) => answeredMs))
      return [
        target.name,
        { ...spread(paintedMs), shown, answered50: answered.p50, answered95: answered.p95 },
      ] as const
    }),
  )
  await Promise.all(followers.map((f) => f.close()))
  return {
    title: `(a) push → painted, ms; ${amounts.pushesPerSecond}/s, 1 page${crowd > 0 ? ` + ${crowd} sockets` : ''}`,
    rows: rowsOf(results, [
      ['p50', 'p50', 'stack'],
      ['p95', 'p95', 'stack'],
      ['p99', 'p99', 'stack'],
      ['shown, % of pushes', 'shown'],
      ['push answered p50', 'answered50', 'stack'],
      ['push answered p95', 'answered95', 'stack'],
    ]),
  }
}

async function pushInTurn(bench: Bench, watched: readonly Watched[], rounds: number): Promise<void> {
  const perSecond = bench.amounts.pushesPerSecond * watched.length
  await atRate(perSecond, rounds * watched.length, async (i) => {
    const turn = watched[i % watched.length]
    const n = bench.nextPush()
    if (turn) turn.sent.push(await timedPush(turn.target, onePush(bench.scene, n), n))
  })
}
