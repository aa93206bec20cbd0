import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter } from 'node:path'
import { at, die, readText, ROOT, say } from './root.mjs'

const NODE_MAJOR = 24
const STAMP = at('node_modules/.lock-sha256')

// npm puts our own .bin first, and with it the very runtime that an install replaces.
const hostPath = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => folder !== at('node_modules/.bin'))
  .join(delimiter)

/** Installs what the lockfile says, unless that very lockfile is installed already. */
export function ensurePackages() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex')
  const wanted = `${lock} ${process.platform}-${process.arch}`
  if (readText(STAMP) === wanted) return
  say('installing packages')
  // Build tools are development packages, so a host's NODE_ENV=production must not leave them out.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm(args) !== 0) die('npm ci failed: see above.')
  writeFileSync(STAMP, wanted) // last, so that an interrupted install is repeated
}

function npm(/** @type {string[]} */ args) {
  const { npm_execpath: script, npm_node_execpath: hostNode = 'node' } = process.env
  const viaNode = script !== undefined && /\.c?js$/.test(script)
  const [command, all] = viaNode ? [hostNode, [script, ...args]] : ['npm', args]
  return spawnSync(command, all, {
    cwd: ROOT,
    stdio: ['inherit', 2, 2],
    env: { ...process.env, PATH: hostPath },
    shell: !viaNode && process.platform === 'win32',
  }).status
}

/** The runtime to use: the pinned one where its platform has a package, else the machine's own. */
export function findNode() {
  const pinned =
    process.platform === 'win32'
      ? at(`node_modules/node-win-${process.arch}/bin/node.exe`)
      : at(`node_modules/node-${process.platform}-${process.arch}/bin/node`)
  const found = [pinned, process.execPath].find((node) => majorOf(node) >= NODE_MAJOR)
  return found ?? die(`Node ${NODE_MAJOR} or newer is needed: no packaged one runs on this machine.`)
}

function majorOf(/** @type {string} */ node) {
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0)
}
