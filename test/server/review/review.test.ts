import { afterAll, beforeAll, describe } from 'vitest'
import { reverting } from '#test/server/review/reverting.ts'
import { postgres, sqlite } from '#test/server/store/engines.ts'

/** A server that syncs each commit takes its time on a busy machine. */
const PATIENCE_MS = 30_000

describe.each([sqlite, postgres()])('reviewing over $name', { timeout: PATIENCE_MS }, (engine) => {
  beforeAll(engine.start, PATIENCE_MS)
  afterAll(engine.stop, PATIENCE_MS)
  reverting(engine)
})
