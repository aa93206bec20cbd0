import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { chromiumPaths } from '#server/tools/chromium.mjs'

const run = promisify(execFile)
const ANSWERS_WITHIN_MS = 20_000

let found: Promise<string | null> | undefined

/** The Chromium that this server prints with; null where there is none. Looked for once. */
export const findBrowser = (): Promise<string | null> => (found ??= firstBrowser(chromiumPaths()))

/** The first of the paths where something stands that answers as a browser does. */
export async function firstBrowser(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) if (existsSync(path) && (await runs(path))) return path
  return null
}

const runs = (path: string): Promise<boolean> =>
  run(path, ['--version'], { timeout: ANSWERS_WITHIN_MS }).then(
    () => true,
    () => false,
  )
