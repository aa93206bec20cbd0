import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { installByApt } from './apt.mjs'

/** Not on everybody's PATH. */
const SYSTEM = ['/usr/sbin', '/usr/local/sbin']

const find = (/** @type {string} */ program) =>
  [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM]
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path))

/** The HAProxy of this machine, if it has one that runs. */
export const findHaproxy = () =>
  [find('haproxy')].find((path) => path && spawnSync(path, ['-v'], { timeout: 20_000 }).status === 0)

/** What makes certificates, if the machine has it. */
export const findOpenssl = () => find('openssl')

/** Installs HAProxy and what makes its certificate where they are missing; the tests that need them say so if they stay away. */
export function ensureHaproxy() {
  if (!findHaproxy() || !findOpenssl()) installByApt('HAProxy', 'haproxy', 'openssl')
}
