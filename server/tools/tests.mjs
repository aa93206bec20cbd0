import { rmSync } from 'node:fs'
import { runChild } from './child.mjs'
import { at, readText } from './root.mjs'

const QUICK_PROJECTS = ['shared', 'mutants', 'client']
const SERVER_PROJECTS = ['unit', 'postgres']
const LIGHT_PROJECTS = [...QUICK_PROJECTS, ...SERVER_PROJECTS]
const BROWSER_PROJECTS = ['e2e', 'e2e-measured']

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {Count & { stopped: boolean }} Outcome */
/** @typedef {(node: string, args: string[]) => Promise<number>} Run */

/** @type {Run} */
export const typecheck = (node, args) =>
  runChild(node, [at('node_modules/vue-tsc/bin/vue-tsc.js'), '-b', ...args])

/** @type {Run} */
export const lint = (node, args) => {
  const options = ['-c', 'test/lint/eslint.config.mjs', '--max-warnings=0']
  return runChild(node, [
    at('node_modules/eslint/bin/eslint.js'),
    ...options,
    ...(args.length ? args : ['.']),
  ])
}

/** Whether a test run with these arguments may open a browser: any but one of light projects only. */
export function needsBrowser(/** @type {string[]} */ args) {
  const named = projectsOf(args)
  return named.length === 0 || named.some((name) => !LIGHT_PROJECTS.includes(name))
}

/** Whether a test run with these arguments may start a balancer. */
export function needsProxy(/** @type {string[]} */ args) {
  const named = projectsOf(args)
  return named.length === 0 || named.includes('faults')
}

const projectsOf = (/** @type {string[]} */ args) =>
  args.flatMap((arg, i) => (arg === '--project' ? args[i + 1] : /^--project=(.*)/.exec(arg)?.[1]) ?? [])

/**
 * Types, lint rules and tests, all of them even if one fails; with arguments only vitest, with these.
 * The last line on stdout is the count; types and lint count as one check each.
 * @type {Run}
 */
export async function runTests(node, args) {
  /** @type {Outcome[]} */
  const outcomes = []
  const run = async (/** @type {Promise<Outcome>} */ step) => outcomes.push(await step)
  if (args.length > 0) await run(vitest(node, args, 'tests'))
  else {
    // Two lanes that take about as long: faults wait more than they work, the server's tests want no browser.
    const typesThenFaults = async () => {
      await run(check(typecheck, node))
      await run(vitest(node, only('faults'), 'faults'))
      await run(vitest(node, only('client'), 'client', { TEST_WORKERS: '1' }))
    }
    const rulesThenServer = async () => {
      await run(check(lint, node))
      await run(vitest(node, only('shared', 'mutants', ...SERVER_PROJECTS), 'server', { TEST_WORKERS: '2' }))
    }
    await Promise.all([rulesThenServer(), typesThenFaults()])
    if (!outcomes.some(({ stopped }) => stopped)) await run(vitest(node, only(...BROWSER_PROJECTS), 'tests'))
  }
  const sum = (/** @type {'passed' | 'failed'} */ what) => outcomes.reduce((n, one) => n + one[what], 0)
  printCount({ passed: sum('passed'), failed: sum('failed') })
  return sum('failed') > 0 ? 1 : 0
}

const only = (/** @type {string[]} */ ...projects) => projects.flatMap((name) => ['--project', name])

/** The line that ends every test run, whatever became of it. */
export const printCount = (/** @type {Count} */ { passed, failed }) =>
  console.log(`${passed} passed, ${failed} failed`)

const endedBySignal = (/** @type {number} */ code) => code > 128

/** @returns {Promise<Outcome>} */
async function check(/** @type {Run} */ run, /** @type {string} */ node) {
  const code = await run(node, [])
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, stopped: endedBySignal(code) }
}

/**
 * @param {string} node
 * @param {string[]} args
 * @param {string} name of its report
 * @param {Record<string, string>} [env]
 * @returns {Promise<Outcome>}
 */
async function vitest(node, args, name, env) {
  const report = at(`test-results/${name}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await runChild(node, [at('node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args], env)
  const { passed, failed } = countReport(readText(report))
  // An error outside any test fails the run without failing a test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1), stopped: endedBySignal(code) }
}

/** @returns {Count} */
function countReport(/** @type {string | undefined} */ text) {
  if (text === undefined) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text)
  // A file that does not load has failed, though it holds no test that could.
  const broken = testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}
