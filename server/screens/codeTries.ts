import type { Attempts } from '#server/attempts/attempts.ts'
import { Failure } from '#server/failure.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong codes that one account, and all together, may enter in that time. */
const ONE = { most: 10, windowMs: WINDOW_MS }
const ALL = { most: 40, windowMs: WINDOW_MS }
const EVERYBODY = 'pairing code entered'

/** Wrong codes by who entered them; codes are one of a million, and guessing must not pay. */
export interface CodeTries {
  /**
   * Runs the step, which counts where it fails with a wrong code. Throws Failure `rate-limited` where this account, or
   * all together, have guessed too often.
   */
  readonly during: <T>(account: string, step: () => Promise<T>) => Promise<T>
}

export const codeTries = (attempts: Attempts): CodeTries => ({
  during: async (account, step) => {
    const own = `${EVERYBODY} by ${account}`
    await take(attempts, own, ONE)
    try {
      await take(attempts, EVERYBODY, ALL)
    } catch (error) {
      await attempts.giveBack(own)
      throw error
    }
    const forgive = async (): Promise<void> => {
      await attempts.giveBack(own)
      await attempts.giveBack(EVERYBODY)
    }
    try {
      const done = await step()
      await forgive()
      return done
    } catch (error) {
      if (!(error instanceof Failure && isWrongCode(error))) await forgive()
      throw error
    }
  },
})

async function take(attempts: Attempts, name: string, limit: typeof ONE): Promise<void> {
  const { isOver, seconds } = await attempts.take(name, limit)
  if (isOver) throw new Failure('rate-limited', [], { seconds })
}

const isWrongCode = ({ fields }: Failure): boolean =>
  fields.some(({ code }) => code === 'unknown-pairing-code')
