// The one door of the repository: `npm start`, `npm test` and the others come in here, on whatever
// Node (>= 18) the machine has, set up what is missing and go on under the pinned runtime.
// Everything said on the way goes to stderr: stdout belongs to the command.
import { ensureBuild } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { runChild } from './child.mjs'
import { ensureHaproxy } from './haproxy.mjs'
import { ensurePackages, findNode } from './packages.mjs'
import { at, die, say, SetupFailure } from './root.mjs'
import { lint, needsBrowser, needsProxy, printCount, runTests, typecheck } from './tests.mjs'

const program =
  (/** @type {string[]} */ ...fixed) =>
  (/** @type {string} */ node, /** @type {string[]} */ args) =>
    runChild(node, [...fixed, ...args])

/**
 * What each verb needs before it runs, and what it runs.
 * @type {Record<string, { mode?: string, build?: boolean, browser?: (args: string[]) => boolean,
 *   proxy?: (args: string[]) => boolean, run: (node: string, args: string[]) => Promise<number> }>}
 */
const VERBS = {
  start: { mode: 'production', build: true, run: program(at('server/main.ts')) },
  dev: {
    mode: 'development',
    run: program(
      '--watch-path=server',
      '--watch-path=shared',
      '--watch-preserve-output',
      at('server/main.ts'),
    ),
  },
  cli: { run: program(at('server/cli.ts')) },
  kiosk: { mode: 'production', build: false, browser: () => true, run: program(at('server/kiosk/main.ts')) },
  bench: { mode: 'production', build: true, browser: () => true, run: program(at('test/bench/main.ts')) },
  pictures: { mode: 'production', build: true, browser: () => true, run: program(at('test/pictures.ts')) },
  test: { mode: 'test', browser: needsBrowser, proxy: needsProxy, run: runTests },
  lint: { run: lint },
  typecheck: { run: typecheck },
}

const [name = '', ...args] = process.argv.slice(2)

async function main() {
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (!verb) die(`Unknown command "${name}". There are: ${Object.keys(VERBS).join(', ')}.`)

  ensurePackages()
  const node = findNode()
  const browser = verb.browser?.(args) ?? false
  if (verb.build ?? browser) ensureBuild(node)
  if (browser) process.env.CHROMIUM_PATH = ensureChromium(node)
  if (verb.proxy?.(args)) ensureHaproxy()
  if (verb.mode) process.env.NODE_ENV = verb.mode
  // Types are stripped and modules compiled once, not at every start.
  process.env.NODE_COMPILE_CACHE ??= at('node_modules/.cache/compiled')
  return verb.run(node, args)
}

try {
  process.exitCode = await main()
} catch (failure) {
  if (!(failure instanceof SetupFailure)) throw failure
  say(failure.message)
  if (name === 'test') printCount({ passed: 0, failed: 1 })
  process.exitCode = 1
}
