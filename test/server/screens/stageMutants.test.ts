import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type * as StageActs from '#server/screens/stage/stageActs.ts'
import { playLock } from '#test/server/screens/stageLock.ts'
import { fakeClock } from '#test/support/fakeClock.ts'
import { startTestServer, type TestServer } from '#test/support/server.ts'

/** Ways in which the lock of a screen may be broken, and what the game that the real one wins says of each. */
const MUTANTS = {
  'the lock is not looked at': /a held screen is refused/,
  'whoever has it is forgotten at once': /a held screen is refused/,
  'taking over is not told from taking': /who took it from whom is written down/,
} as const
type Mutant = keyof typeof MUTANTS

const mutant = vi.hoisted(() => ({ name: '' }))
const is = (name: Mutant): boolean => mutant.name === name

vi.mock('#server/screens/stage/stageActs.ts', async (load): Promise<typeof StageActs> => {
  const real = await load<typeof StageActs>()
  return {
    ...real,
    refuseTaken: (screen, stage) => {
      if (is('the lock is not looked at')) return undefined as never
      return real.refuseTaken(screen, stage)
    },
    standing: (screen, now) =>
      is('whoever has it is forgotten at once') ? null : real.standing(screen, now),
    actOf: (before, account, showing) => {
      const act = real.actOf(before, account, showing)
      return is('taking over is not told from taking') && act === 'takenOver' ? 'taken' : act
    },
  }
})

const clock = fakeClock()
let server: TestServer
beforeAll(async () => void (server = await startTestServer({ clock })))
afterAll(() => server.stop())

test('the lock as it is wins', async () => {
  mutant.name = ''
  await playLock(server, clock)
})

test.each(Object.entries(MUTANTS))('is noticed where %s', async (name, complaint) => {
  mutant.name = name
  await expect(playLock(server, clock)).rejects.toThrow(complaint)
})
