import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Amounts } from '#test/bench/options.ts'
import { openPage } from '#test/bench/page/openPage.ts'
import type { ProbeSettings } from '#test/bench/page/probe.ts'
import type { Scene } from '#test/bench/reference/scene.ts'
import { buildStackPages } from '#test/bench/reference/stack/buildPages.ts'
import { MEASURED_SERIES, sceneOf } from '#test/bench/sceneOf.ts'
import { oursTarget, type Ours } from '#test/bench/target/ours.ts'
import { floorTarget, stackTarget } from '#test/bench/target/references.ts'
import type { Target } from '#test/bench/target/target.ts'
import { launchChromium } from '#test/support/chromium.ts'
import { tempFolder } from '#test/support/tempFolder.ts'

/** Everything that the parts of the bench share: three servers that run, a browser, and what their pages show. */
export interface Bench {
  readonly amounts: Amounts
  readonly browser: Browser
  readonly ours: Ours
  readonly targets: readonly Target[]
  readonly scene: Scene
  readonly dataDir: string
  /** What the probe of each target's page is told. */
  readonly probe: (target: Target) => ProbeSettings
  /** A number that no push has had yet. */
  readonly nextPush: () => number
  readonly close: () => Promise<void>
}

export async function openBench(amounts: Amounts): Promise<Bench> {
  const folder = await tempFolder()
  const dataDir = join(folder.path, 'data')
  await mkdir(dataDir)
  const ours = await oursTarget(dataDir, MEASURED_SERIES)
  const browser = await launchChromium()
  const scene = await readScene(browser, ours)
  const sceneFile = join(folder.path, 'scene.json')
  await writeFile(sceneFile, JSON.stringify(scene))

  const floor = await floorTarget(sceneFile)
  const stack = await stackTarget(sceneFile, await buildStackPages())
  await Promise.all([floor.server.start(), stack.server.start()])
  const targets = [floor, stack, ours]
  for (const { server } of targets) await server.quiet()
  let pushes = 0
  return {
    amounts,
    browser,
    ours,
    targets,
    scene,
    dataDir,
    probe: ({ name }) => ({
      measured: scene.measured,
      wanted: name === 'floor' ? [scene.measured] : seriesOf(scene),
    }),
    nextPush: () => ++pushes,
    close: async () => {
      await browser.close()
      await Promise.all(targets.map(({ server }) => server.stop()))
      await folder.remove()
    },
  }
}

/** Opens our wall once to see which figures it shows. */
async function readScene(browser: Browser, ours: Ours): Promise<Scene> {
  const page = await openPage(browser, ours, { measured: MEASURED_SERIES, wanted: [MEASURED_SERIES] })
  await page.waitForTimeout(1_000)
  const shown = Object.entries(await page.evaluate(() => window.benchProbe.shown()))
  await page.context().close()
  const withFigure = shown.filter(([, text]) => /\d/.test(text)).map(([series]) => series)
  return sceneOf(await ours.board(), ours.catalogue, withFigure)
}

const seriesOf = ({ headlines, tiles, bars }: Scene): readonly string[] =>
  [...headlines, ...tiles, ...bars].map(({ series }) => series)
