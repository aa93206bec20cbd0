import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { auditing } from '#test/server/store/behaviour/auditing.ts'
import { cataloguing } from '#test/server/store/behaviour/cataloguing.ts'
import { defining } from '#test/server/store/behaviour/defining.ts'
import { deriving } from '#test/server/store/behaviour/deriving.ts'
import { folding } from '#test/server/store/behaviour/folding.ts'
import { importing } from '#test/server/store/behaviour/importing.ts'
import { publishing } from '#test/server/store/behaviour/publishing.ts'
import { reading } from '#test/server/store/behaviour/reading.ts'
import { recording } from '#test/server/store/behaviour/recording.ts'
import { rehearsing } from '#test/server/store/behaviour/rehearsing.ts'
import { restoring } from '#test/server/store/behaviour/restoring.ts'
import { sharing } from '#test/server/store/behaviour/sharing.ts'
import { movableClock, releasesOver } from '#test/server/releases/builders.ts'
import type { Engine, Place } from '#test/server/store/engines.ts'

/** A server that syncs each commit takes its time on a busy machine. */
const PATIENCE_MS = 30_000

/** Opens a store and its releases: in a place of its own, or in one that is there already. Closed with the test. */
export type Open = (place?: Place) => Promise<Awaited<ReturnType<typeof openAt>>>

/** What holds of the store and of what is published through it, whichever engine it is, and what holds of this one alone. */
export function storeBehaviour(engine: Engine, more: (open: Open) => void = () => undefined): void {
  describe(engine.name, { timeout: PATIENCE_MS }, () => {
    beforeAll(engine.start, PATIENCE_MS)
    afterAll(engine.stop, PATIENCE_MS)
    const open: Open = async (place) => {
      if (place) return openAt(place)
      const made = await engine.place()
      onTestFinished(made.remove)
      return openAt(made)
    }
    describe('publishing', () => publishing(open))
    describe('recording', () => recording(open))
    describe('rehearsing', () => rehearsing(open))
    describe('restoring', () => restoring(open))
    describe('deriving', () => deriving(open))
    describe('folding', () => folding(open))
    describe('reading', () => reading(open))
    describe('importing', () => importing(open))
    describe('auditing', () => auditing(open))
    describe('cataloguing', () => cataloguing(open))
    describe('defining', () => defining(open))
    describe('two processes', () => sharing(open))
    more(open)
  })
}

async function openAt(place: Place) {
  const clock = movableClock()
  const store = await place.open()
  onTestFinished(store.close)
  const releases = await releasesOver(store, clock)
  const close = async () => {
    await releases.close()
    await store.close()
  }
  onTestFinished(close)
  return { place, store, clock, releases, close }
}
