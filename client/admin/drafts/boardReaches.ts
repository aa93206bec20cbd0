import { watch } from 'vue'
import { useLive } from '#client/stores/live.ts'

const BOARD_FOLLOWS_WITHIN_MS = 2_000

/** Waits for a release to stand on the board, so that no cell falls back to the old value for a moment. */
export function useBoardReaches() {
  const live = useLive()
  return (seq: number): Promise<void> =>
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
}
