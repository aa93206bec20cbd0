import { ref, watch, type Ref } from 'vue'
import type { DraftSession } from '#client/admin/drafts/draftSession.ts'
import { fetchImpact } from '#client/api/review.ts'
import { cellKey } from '#shared/series.ts'

/** While somebody types nobody asks; the answer may take a while for a large draft. */
const ASK_AFTER_MS = 1_500

/** How many figures would be worked out anew if the draft were released; undefined while that is not known. */
export function useImpactCount(session: Ref<DraftSession | undefined>, waiting: Ref<number>) {
  const count = ref<number>()
  watch(
    () => {
      const draft = session.value?.draft.value
      const isWhole = waiting.value === 0 && !session.value?.hasUnsent.value
      return draft && isWhole && draft.entries > 0 ? `${draft.id} ${session.value?.cells.value.version}` : ''
    },
    (version, _, onCleanup) => {
      const id = session.value?.draft.value?.id
      if (version === '' || id === undefined) return void (count.value = undefined)
      let isGone = false
      const timer = setTimeout(async () => {
        // Where something stands in the way after all, there is no impact to tell; submitting says what it is.
        const impact = await fetchImpact(id).catch(() => undefined)
        if (isGone) return
        const own = session.value?.entries.value
        count.value = impact?.changes.filter(
          (one) => one.kind === 'observation' && !own?.has(cellKey(one.series, one.period)),
        ).length
      }, ASK_AFTER_MS)
      onCleanup(() => {
        clearTimeout(timer)
        isGone = true
      })
    },
    { immediate: true },
  )
  return count
}
