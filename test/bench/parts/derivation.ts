import { setTimeout as wait } from 'node:timers/promises'
import { atRate } from '#test/bench/atRate.ts'
import type { Bench } from '#test/bench/bench.ts'
import { measuredValue, onePush } from '#test/bench/figures.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import type { Push } from '#test/bench/reference/scene.ts'
import { matched, type Sent } from '#test/bench/report/matched.ts'
import { spread } from '#test/bench/report/percentiles.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { timedPush } from '#test/bench/timedPush.ts'
import { derivationsOf } from '#server/releases/derive/derivations.ts'
import { observationsOf, type Board } from '#shared/board.ts'
import { isWorkedOut } from '#shared/indicator.ts'
import { indicatorOf, seriesKey, type SeriesKey } from '#shared/series.ts'

const WARM_UP = 3
const LARGE = 500
const LAST_PAINT_MS = 2_000
const REASON = '性能测试'

/** One observation on its way into a large release. */
interface Told {
  readonly series: SeriesKey
  readonly period: string
  readonly value: number
}

/**
 * (g) What derived figures cost: releases of 1 and of 500 observations, from the moment they leave until the wall has
 * painted them with everything that follows from them; beside them 500 observations from which nothing follows.
 */
export async function derivation(bench: Bench): Promise<Section> {
  const { ours, scene, amounts } = bench
  const board = await ours.board()
  const inputs = inputsOf(bench, board)
  const isFiled = (key: SeriesKey) => {
    const indicator = ours.catalogue.indicator(indicatorOf(key))
    return indicator !== undefined && !isWorkedOut(indicator)
  }
  const isInput = (key: SeriesKey) => inputs.has(indicatorOf(key))
  const others = observations(board, (key) => isFiled(key) && !isInput(key), scene.measured)
  const derived = observations(board, (key) => isFiled(key) && isInput(key), scene.measured)
  const cases: readonly (readonly [label: string, push: (n: number) => Push])[] = [
    ['1 observation', (n) => onePush(scene, n)],
    [`${LARGE} observations, nothing derived`, (n) => largePush(bench, n, others)],
    [`${LARGE} observations, all with derived figures`, (n) => largePush(bench, n, derived)],
  ]
  const rows: Row[] = []
  for (const [label, push] of cases) {
    const { painted, answered, changes } = await measured(bench, push, amounts.derivations)
    rows.push(
      { label: `${label}: changes with derived ones`, cells: { ours: changes } },
      { label: '… painted p50, ms', cells: { ours: painted.p50 } },
      { label: '… painted p95, ms', cells: { ours: painted.p95 } },
      { label: '… answered p50, ms', cells: { ours: answered.p50 } },
    )
  }
  return { title: `(g) releases with derived figures, ${amounts.derivations} of each`, rows }
}

function inputsOf({ ours }: Bench, board: Board): ReadonlySet<string> {
  const { ordered } = derivationsOf(ours.catalogue)
  const { home } = ours.catalogue.site
  const codes = ordered.flatMap(({ inputs }) => [...inputs])
  const isFiled = (code: string): boolean => ours.catalogue.indicator(code)?.feed !== 'formula'
  return new Set(
    codes.filter((code) => isFiled(code) && observationsOf(board, seriesKey(code, home)).length > 0),
  )
}

/** The newest observations of the district's own series, newest period first. */
function observations(board: Board, isWanted: (key: SeriesKey) => boolean, except: string): readonly Told[] {
  const [, home] = except.split('@')
  const found = (Object.entries(board.series) as [SeriesKey, Board['series'][SeriesKey]][])
    .filter(([key]) => key.endsWith(`@${home}`) && key !== except && isWanted(key))
    .flatMap(([series, all]) =>
      all.flatMap(({ period, value }) => (value === null ? [] : [{ series, period, value }])),
    )
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
  return found.slice(0, LARGE - 1)
}

function largePush({ scene, ours }: Bench, n: number, told: readonly Told[]): Push {
  const one = onePush(scene, n)
  const ranks = (key: SeriesKey): boolean => ours.catalogue.indicator(indicatorOf(key))?.unit === 'rank'
  return {
    ...one,
    observations: [
      ...one.observations,
      ...told.map(({ series, period, value }) => ({
        series,
        period,
        value: ranks(series) ? (n % 16) + 1 : Math.abs(Math.round(value)) + (n % 400) + 1,
        reason: REASON,
      })),
    ],
  }
}

async function measured(bench: Bench, push: (n: number) => Push, times: number) {
  const { ours, browser, probe } = bench
  const page = await openPage(browser, ours, probe(ours))
  for (let i = 0; i < WARM_UP; i++) await ours.push(push(bench.nextPush()))
  await page.evaluate(() => window.benchProbe.reset())
  const sent: Sent[] = []
  await atRate(1, times, async () => {
    const n = bench.nextPush()
    sent.push(await timedPush(ours, push(n), n))
  })
  await wait(LAST_PAINT_MS)
  const { paintedMs } = matched(sent, await page.evaluate(() => window.benchProbe.sightings()))
  await page.context().close()
  const newest = (await ours.board()).recent[0]
  if (newest?.first?.value !== measuredValue(bench.nextPush() - 1))
    throw new Error('the last release is not the one that was pushed')
  return {
    painted: spread(paintedMs),
    answered: spread(sent.map(({ answeredMs }) => answeredMs)),
    changes: newest.changes,
  }
}
