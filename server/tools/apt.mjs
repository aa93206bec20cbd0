import { spawnSync } from 'node:child_process'
import { say } from './root.mjs'

/**
 * Installs packages of the system where it is a Debian and we may; otherwise nothing happens, and whoever needs them
 * finds that out by looking for them.
 */
export function installByApt(/** @type {string} */ what, /** @type {string[]} */ ...packages) {
  if (process.getuid?.() !== 0) return
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  say(`installing ${what}`)
  if (apt('-qq', 'update').error) return // not a Debian
  apt('-qq', 'install', '-y', '--no-install-recommends', ...packages)
}
