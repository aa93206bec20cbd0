import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The absolute path of a file named from the root of the repository. */
export const at = (/** @type {string[]} */ ...parts) => join(ROOT, ...parts)

/** The text of a file, or undefined where there is none. */
export function readText(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

export const say = (/** @type {string} */ text) => process.stderr.write(`[guanlan] ${text}\n`)

/** The set-up cannot go on; the message says what to do. */
export class SetupFailure extends Error {}

/** @type {(text: string) => never} */
export function die(text) {
  throw new SetupFailure(text)
}
