import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { SEED } from '#test/shared/arbitraries.ts'

const PROGRAM = fileURLToPath(new URL('./journey.ts', import.meta.url))
const FIGURES = 10_000
const ZONES = ['UTC', 'Asia/Shanghai', 'America/New_York'] as const
/** Three servers take ten thousand figures each. */
const PATIENCE_MS = 240_000

test(
  `${FIGURES} figures go from form to store, API, socket and export unchanged, alike in every time zone (seed ${SEED})`,
  { timeout: PATIENCE_MS },
  async () => {
    const digests = new Set<unknown>()
    for (const zone of ZONES) {
      const env = { ...process.env, TZ: zone }
      const args = [PROGRAM, String(FIGURES), String(SEED)]
      const { stdout } = await promisify(execFile)(process.execPath, args, { env })
      const { digest, ...found } = JSON.parse(stdout) as { digest: string; zone: string }
      expect(found).toMatchObject({ zone, checked: FIGURES, wrong: [] })
      digests.add(digest)
    }
    expect(digests.size).toBe(1)
  },
)
