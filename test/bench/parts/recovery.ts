import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from '#test/bench/bench.ts'
import { measuredValue, onePush } from '#test/bench/figures.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import { median } from '#test/bench/report/percentiles.ts'
import { rowsOf, type Section } from '#test/bench/report/table.ts'
import { inRounds } from '#test/bench/rounds.ts'
import type { Target } from '#test/bench/target/target.ts'

const SETTLE_MS = 1_500
const BACK_WITHIN_MS = 30_000
const AFTERWARDS_MS = 300

interface Recovery {
  readonly startMs: number
  readonly backMs: number
  readonly sameFigures: boolean
  readonly sameHistory: boolean
}

/**
 * (d) The server is killed and comes back on its port and data folder after a while. Counted from the moment it serves
 * until a value that is published right then stands on the page.
 */
export async function recovery(bench: Bench): Promise<Section> {
  const { awayMs, recoveries } = bench.amounts
  const all = await inRounds(bench.targets, recoveries, (target) => oneRecovery(bench, target))
  const results = all.map(([name, rounds]) => {
    const said = (holds: boolean): string => (holds ? 'yes' : 'NO')
    const figures = {
      back: median(rounds.map(({ backMs }) => backMs)),
      slowest: Math.max(...rounds.map(({ backMs }) => backMs)),
      start: median(rounds.map(({ startMs }) => startMs)),
      figures: said(rounds.every(({ sameFigures }) => sameFigures)),
      history: name === 'ours' ? said(rounds.every(({ sameHistory }) => sameHistory)) : 'none kept',
    }
    return [name, figures] as const
  })
  return {
    title: `(d) killed, back after ${awayMs / 1_000} s, ${recoveries} times`,
    rows: rowsOf(results, [
      ['new value painted after it serves, median, ms', 'back', 'stack'],
      ['… slowest, ms', 'slowest', 'stack'],
      ['the other figures stand as before', 'figures'],
      ['history is as before', 'history'],
      ['start of the server, ms', 'start'],
    ]),
  }
}

async function oneRecovery(bench: Bench, target: Target): Promise<Recovery> {
  const { scene, amounts } = bench
  const page = await openPage(bench.browser, target, bench.probe(target))
  await target.push(onePush(scene, bench.nextPush()))
  await wait(SETTLE_MS)
  const [before, past] = [await figures(page), JSON.stringify(await target.history())]
  await target.server.stop('SIGKILL')
  await wait(amounts.awayMs)
  const startMs = await target.server.start()
  const servesAt = Date.now()
  const history = JSON.stringify(await target.history())

  const n = bench.nextPush()
  await target.push(onePush(scene, n))
  const seenAt = await seen(page, measuredValue(n))
  await wait(AFTERWARDS_MS)
  const after = await figures(page)
  await page.context().close()
  const others = Object.keys(before).filter((series) => series !== scene.measured)
  return {
    startMs,
    backMs: seenAt - servesAt,
    sameFigures: others.every((series) => before[series] === after[series]),
    sameHistory: past === history,
  }
}

const figures = (page: Page): Promise<Readonly<Record<string, string>>> =>
  page.evaluate(() => window.benchProbe.shown())

async function seen(page: Page, value: number): Promise<number> {
  const until = performance.now() + BACK_WITHIN_MS
  while (performance.now() < until) {
    const sightings = await page.evaluate(() => window.benchProbe.sightings())
    const found = sightings.findLast((s) => s.value === value)
    if (found) return found.atMs
    await wait(100)
  }
  return Infinity
}
