import fc from 'fast-check'
import { steps } from '#test/server/drafts/model/steps.ts'
import { nothingKnown, openWorld } from '#test/server/drafts/model/world.ts'
import type { Engine } from '#test/server/store/engines.ts'

export const SEED = 20200615

interface Runs {
  readonly numRuns: number
  readonly maxCommands: number
}

/** Plays so many games of so many steps against the real desk; throws where a law does not hold. */
export async function play(
  engine: Engine,
  { numRuns, maxCommands }: Runs,
): Promise<ReadonlyMap<string, number>> {
  const tally = new Map<string, number>()
  const game = fc.asyncProperty(steps(maxCommands), async (commands) => {
    const world = await openWorld(await engine.place())
    try {
      await fc.asyncModelRun(() => ({ model: nothingKnown(tally), real: world }), commands)
    } finally {
      await world.close()
    }
  })
  await fc.assert(game, { seed: SEED, numRuns, endOnFailure: true })
  return tally
}
