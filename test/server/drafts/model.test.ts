import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { play, SEED } from '#test/server/drafts/model/run.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'

const PATIENCE_MS = 120_000

describe.each([
  { engine: sqlite, name: 'sqlite', numRuns: 10, maxCommands: 120 },
  { engine: postgres(), name: 'postgres', numRuns: 4, maxCommands: 100 },
])('$name', ({ engine, ...runs }) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)

  test(
    `nothing becomes public without the people that the policy wants, and nothing typed is lost (seed ${SEED})`,
    { timeout: PATIENCE_MS },
    async () => {
      const tally = await play(engine, runs)
      const some = [
        'begin',
        'type',
        'submit',
        'withdraw',
        'return',
        'approve',
        'release',
        'discard',
        'publish',
        'record',
        'mend',
        'push-record',
      ]
      for (const step of some) expect(tally.get(`${step} done`), `${step} went well`).toBeGreaterThan(0)
      for (const step of ['approve', 'release']) expect(tally.get(`${step} second-pair`)).toBeGreaterThan(0)
      for (const step of ['publish', 'push-record']) expect(tally.get(`${step} four-eyes`)).toBeGreaterThan(0)
    },
  )
})
