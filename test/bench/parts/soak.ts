import type { Page } from 'playwright-core'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench } from '#test/bench/bench.ts'
import { fullPush, onePush } from '#test/bench/figures.ts'
import type { Row, Section } from '#test/bench/report/table.ts'
import { handOvers } from '#test/bench/soak/handOvers.ts'
import { scenesOfWeek } from '#test/bench/soak/scenesOfWeek.ts'
import { browserCookies } from '#test/bench/target/ours.ts'
import { chartScene, CHARTS } from '#test/bench/wallCharts/chartScene.ts'
import { releaseScene } from '#test/bench/wallCharts/releaseScene.ts'
import { heldBy, type Held } from '#test/support/soak/held.ts'
import { slopeOf, type Slope } from '#test/support/soak/leastSquares.ts'
import { openSoak } from '#test/support/soak/openSoak.ts'
import { playRound, SETTLES_MS } from '#test/support/soak/round.ts'
import { showScene } from '#test/support/soak/showScene.ts'

/** The first rounds load code, fill caches and lists of fixed length; after some more the engine has compiled what it will. */
const WARM_UP = 3
const SAMPLES = 8
const RELEASES_EACH = 3
const KB = 1_000
const MB = 1_000_000

/**
 * What weeks do to a wall, at high speed: rounds of all delivered scenes while releases touch every panel, then releases
 * alone where they stand in twenty charts, then ten builds that hand over to one another. Each time all garbage is
 * collected before it is counted.
 */
export async function soak(bench: Bench): Promise<Section> {
  const { ours, browser, scene } = bench
  const page = await openSoak(browser, ours.page, browserCookies(ours.cookies.wall, ours.server.url))
  const rounds = await soakRounds(bench, page)

  await releaseScene(ours, chartScene(scene.measured))
  await showScene(page, `/wall/${chartScene(scene.measured).code}`)
  await page
    .locator('.layer.shown canvas')
    .nth(CHARTS - 1)
    .waitFor()
  const each = bench.amounts.soakReleases / SAMPLES
  const updates = await sampled(WARM_UP + SAMPLES, async () => {
    for (let i = 0; i < each; i++) await ours.push(onePush(scene, bench.nextPush()))
    await wait(SETTLES_MS)
    return heldBy(page)
  })
  await page.context().close()
  const builds = await handOvers(bench, bench.amounts.soakBuilds)

  const perUpdate = slope(updates, each * CHARTS)
  return {
    title: '(k) a wall after weeks, all garbage collected',
    rows: [
      ...rounds,
      row(`releases in ${CHARTS} charts, after warm-up`, each * SAMPLES),
      row('heap, bytes per update and chart', perUpdate.perUnit),
      row('… ± (95 %)', perUpdate.band),
      ...growth(updates),
      row('builds that took over', builds.length - 1),
      row('heap after the first, MB', (builds[1]?.heapBytes ?? NaN) / MB),
      row('heap after the last, MB', (builds.at(-1)?.heapBytes ?? NaN) / MB),
      row('heap, KB a build', slopeOf(builds.slice(1).map(at(1))).perUnit / KB),
      ...growth(builds),
    ],
  }
}

async function soakRounds(bench: Bench, page: Page): Promise<readonly Row[]> {
  const { ours, scene, amounts } = bench
  const scenes = await scenesOfWeek(ours)
  const publish = (): Promise<void> => ours.push(fullPush(scene, bench.nextPush()))
  const held = await sampled(WARM_UP + amounts.soakRounds, async () => {
    await playRound(page, { scenes, releasesEach: RELEASES_EACH, publish })
    return heldBy(page)
  })
  const changes = scenes.length + 1
  const { perUnit, band } = slope(held, changes)
  const releases = scenes.length * RELEASES_EACH
  const canvases = await page.locator('canvas').count()
  return [
    row('rounds after warm-up', amounts.soakRounds),
    row('scene changes', changes * amounts.soakRounds),
    row('releases on all panels', releases * amounts.soakRounds),
    row('heap before, MB', (held[WARM_UP - 1]?.heapBytes ?? NaN) / MB),
    row('heap after, MB', (held.at(-1)?.heapBytes ?? NaN) / MB),
    row('heap, bytes per change of scene', perUnit),
    row('… ± (95 %)', band),
    ...growth(held),
    row('canvases in the page', canvases),
  ]
}

async function sampled(times: number, once: () => Promise<Held>): Promise<readonly Held[]> {
  const held: Held[] = []
  for (let i = 0; i < times; i++) held.push(await once())
  return held
}

const at =
  (unitsEach: number) =>
  ({ heapBytes }: Held, i: number): { x: number; y: number } => ({ x: i * unitsEach, y: heapBytes })

const slope = (held: readonly Held[], unitsEach: number): Slope =>
  slopeOf(held.slice(WARM_UP - 1).map(at(unitsEach)))

const COUNTED = ['nodes', 'detached', 'listeners', 'timers', 'canvases', 'canvasBytes'] as const

/** How many more there are than after the warm-up. */
function growth(held: readonly Held[]): readonly Row[] {
  const first = held[Math.min(WARM_UP, held.length) - 1]
  const last = held.at(-1)
  if (!first || !last) return []
  return COUNTED.map((what) => row(`… ${NAMES[what]}: before → after`, `${first[what]} → ${last[what]}`))
}
const NAMES: Readonly<Record<(typeof COUNTED)[number], string>> = {
  nodes: 'DOM nodes',
  detached: 'detached nodes',
  listeners: 'listeners',
  timers: 'timers',
  canvases: 'canvases',
  canvasBytes: 'bytes of canvases',
}

const row = (label: string, ours: number | string): Row => ({ label, cells: { ours } })
