import { onScopeDispose, watch } from 'vue'
import { useLive } from '#client/stores/live.ts'

/** Releases that come close together are answered by one question. */
const SETTLE_MS = 400

/** Calls `ask` after releases and after drafts have moved, as long as the page that calls is open. */
export function useReleased(ask: () => void): void {
  const live = useLive()
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch([() => live.newest.seq, () => live.deskChanges], () => {
    waiting ??= setTimeout(() => {
      waiting = undefined
      ask()
    }, SETTLE_MS)
  })
  onScopeDispose(() => clearTimeout(waiting))
}
