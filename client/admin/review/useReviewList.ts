import { onMounted, onScopeDispose, shallowReadonly, shallowRef, watch } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { fetchDrafts } from '#client/api/drafts.ts'
import { isSignedOut } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { DraftState, DraftSummary } from '#shared/contract/drafts.ts'

/** The socket says that some draft has changed; where it is away, the list is asked for all the same. */
const ASK_EVERY_MS = 15_000
const OPEN: readonly DraftState[] = ['submitted', 'approved', 'scheduled']
const DONE: readonly DraftState[] = ['released', 'returned', 'discarded']

/** The drafts that this person may see, kept current. Those that are done are asked for when an open one is gone. */
export function useReviewList() {
  const live = useLive()
  const { signedOut } = useAtThePanel()
  const drafts = shallowRef<readonly DraftSummary[]>()
  const isUnreachable = shallowRef(false)
  let done: readonly DraftSummary[] = []
  let known = ''

  async function refresh(): Promise<void> {
    try {
      const open = await fetchDrafts(OPEN)
      const ids = open.map(({ id }) => id).join()
      if (drafts.value === undefined || ids !== known) done = await fetchDrafts(DONE)
      known = ids
      drafts.value = [...open, ...done]
      isUnreachable.value = false
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      else isUnreachable.value = true
    }
  }

  watch(() => live.deskChanges, refresh)
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void refresh()
    timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), ASK_EVERY_MS)
  })
  onScopeDispose(() => clearInterval(timer))
  return { drafts: shallowReadonly(drafts), isUnreachable, refresh }
}
