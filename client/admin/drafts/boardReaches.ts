import { watch } from 'vue'
import { useLive } from '#client/stores/live.ts'

const BOARD_FOLLOWS_WITHIN_MS = 2_000

/** Waiting for the board to show what the server has told of. */
export function useBoardReaches() {
  const live = useLive()

  /** Resolves when a release stands on the board, so that no cell falls back to the old value for a moment. */
  const boardReaches = (seq: number): Promise<void> =>
    new Promise((resolve) => {
      if (live.newest.seq >= seq) return resolve()
      const timer = setTimeout(done, BOARD_FOLLOWS_WITHIN_MS)
      const stop = watch(() => live.newest.seq >= seq, done)
      function done(): void {
        clearTimeout(timer)
        stop()
        resolve()
      }
    })

  /** A newer value is shown from the board; where the link has not brought it, the board has to be fetched. */
  async function boardCatchesUp(): Promise<void> {
    const { seq } = live.newest
    await boardReaches(seq + 1)
    if (live.newest.seq === seq) await live.resume()
  }
  return { boardReaches, boardCatchesUp }
}
