import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { at, die, readText, ROOT, say } from './root.mjs'

const SOURCES = ['client', 'shared', 'vite.config.ts', 'tsconfig.json', 'package-lock.json']
const OUTPUT = at('client/dist')

/** Where a build keeps the hash of what it was built from; the server reads it to name its build. */
export const BUILD_STAMP = at('client/dist/.build-sha256')

/** SHA-256 over names and contents of all that goes into the client; times play no part. */
export function contentHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesUnder(at(source))).sort()) {
    const bytes = readFileSync(file)
    hash.update(`${relative(ROOT, file).split(sep).join('/')}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/** @returns {string[]} */
function filesUnder(/** @type {string} */ path) {
  if (path === OUTPUT) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(`${path}${sep}${name}`))
}

/** Builds the client unless what stands in client/dist was built from the same content. */
export function ensureBuild(/** @type {string} */ node) {
  if (readText(BUILD_STAMP) === contentHash()) return
  say('building the client')
  const { status } = spawnSync(node, [at('node_modules/vite/bin/vite.js'), 'build', '--logLevel=warn'], {
    cwd: ROOT,
    stdio: ['inherit', 2, 2],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) die('The client does not build: see above.')
}
