import type { Browser } from 'playwright-core'
import type { Bench } from '#test/bench/bench.ts'
import { openPage, untilComplete } from '#test/bench/page/openPage.ts'
import { facesLoaded } from '#test/bench/page/faces.ts'
import { median } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { inRounds } from '#test/bench/rounds.ts'
import type { Target } from '#test/bench/target/target.ts'

/** (c) From the start of navigation, with empty caches, until every figure and the chart are painted. */
export async function coldLoad(bench: Bench): Promise<Section> {
  const { targets, amounts, browser } = bench
  await oneLoad(bench, browser, targets[0]) // the browser's own first page
  const loads = await inRounds(targets, amounts.coldLoads, (target) => oneLoad(bench, browser, target))
  const cells = (of: (values: readonly number[]) => number) =>
    Object.fromEntries(loads.map(([name, all]) => [name, of(all)]))
  const rows: Row[] = [
    { label: 'median, ms', cells: cells(median), against: 'stack' },
    { label: 'fastest, ms', cells: cells((all) => Math.min(...all)), against: 'stack' },
    { label: 'slowest, ms', cells: cells((all) => Math.max(...all)), against: 'stack' },
  ]
  return {
    title: `(c) cold load until all is painted, ${amounts.coldLoads} loads`,
    rows: [...rows, ...(await facesLoaded(bench))],
  }
}

async function oneLoad(bench: Bench, browser: Browser, target: Target | undefined): Promise<number> {
  if (!target) return NaN
  const page = await openPage(browser, target, bench.probe(target))
  const ms = await untilComplete(page, target.name)
  await page.context().close()
  return ms
}
