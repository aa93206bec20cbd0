import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installByApt } from './apt.mjs'
import { at, die, say } from './root.mjs'

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
]
const PLAYWRIGHT = at('node_modules/playwright-core')

/** Where a Chromium may be, best first: as CHROMIUM_PATH names it, then on PATH. */
export function chromiumPaths() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROMIUM_PATH ?? '', ...onPath].filter((path) => path !== '')
}

/** The Chromium named by CHROMIUM_PATH or found on PATH, if it runs. */
export const findChromium = () => chromiumPaths().find(runs)

/** A Chromium that runs, installed if there is none: by the system where we may, else by Playwright. */
export function ensureChromium(/** @type {string} */ node) {
  return (
    findChromium() ??
    playwrightChromium(node) ??
    installBySystem() ??
    installByPlaywright(node) ??
    die('No Chromium found, and none could be installed. Install one and name it in CHROMIUM_PATH.')
  )
}

const runs = (/** @type {string} */ path) =>
  existsSync(path) && spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0

function installBySystem() {
  installByApt('Chromium', 'chromium', 'fonts-noto-cjk')
  return findChromium()
}

function playwrightChromium(/** @type {string} */ node) {
  const ask = `console.log(require(${JSON.stringify(PLAYWRIGHT)}).chromium.executablePath())`
  const path = spawnSync(node, ['-e', ask], { encoding: 'utf8' }).stdout?.trim() ?? ''
  return runs(path) ? path : undefined
}

function installByPlaywright(/** @type {string} */ node) {
  say('downloading Chromium')
  spawnSync(node, [join(PLAYWRIGHT, 'cli.js'), 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
  return playwrightChromium(node)
}
