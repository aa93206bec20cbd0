import { computed, shallowRef, watch } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { recordRows } from '#client/admin/review/recordRows.ts'
import { reviewRows } from '#client/admin/review/reviewRows.ts'
import { fetchDraft } from '#client/api/drafts.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { fetchImpact } from '#client/api/review.ts'
import { previewBoard } from '#client/components/preview/previewBoard.ts'
import { useLive } from '#client/stores/live.ts'
import { observationAt } from '#shared/board.ts'
import type { Draft, DraftState } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { DraftImpact } from '#shared/contract/review.ts'
import { cellKey } from '#shared/series.ts'
import { effectsOf } from '#client/admin/review/effects.ts'

const OVER: ReadonlySet<DraftState> = new Set(['released', 'discarded'])

/** One draft with what it would change. What was asked for another one meanwhile is dropped. */
export function useReviewedDraft(id: () => string | undefined) {
  const live = useLive()
  const { signedOut } = useAtThePanel()
  const draft = shallowRef<Draft>()
  const impact = shallowRef<DraftImpact>()
  /** Why the draft cannot be released as it is. */
  const problem = shallowRef<Problem>()
  const isUnavailable = shallowRef(false)

  async function load(): Promise<void> {
    const asked = id()
    if (asked === undefined) return clear()
    try {
      const found = await fetchDraft(asked)
      const weighed = OVER.has(found.state) ? {} : await weigh(asked)
      if (id() !== asked) return
      draft.value = found
      impact.value = weighed.impact
      problem.value = weighed.problem
      isUnavailable.value = false
    } catch (error) {
      if (id() !== asked) return
      if (isSignedOut(error)) return signedOut()
      if (draft.value?.id !== asked) clear()
      isUnavailable.value = true
    }
  }

  async function weigh(asked: string): Promise<{ impact?: DraftImpact; problem?: Problem }> {
    try {
      return { impact: await fetchImpact(asked) }
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status !== 401) return { problem: error.problem }
      throw error
    }
  }

  function clear(): void {
    draft.value = impact.value = problem.value = undefined
  }

  watch(
    id,
    () => {
      clear()
      void load()
    },
    { immediate: true },
  )

  /** Which vintages the draft stands on: where one of them moves, it is weighed anew. Records may move with any release. */
  const ground = computed(() => {
    if (!draft.value) return undefined
    const { cells, recordCount } = draft.value
    const vintages = cells.map(
      ({ series, period }) => observationAt(live.newest, series, period)?.vintage ?? 0,
    )
    return [...vintages, recordCount > 0 ? live.newest.seq : 0].join()
  })
  watch(ground, (now, before) => {
    if (before !== undefined && now !== undefined) void load()
  })

  const next = computed(() =>
    impact.value ? previewBoard(live.newest, impact.value, Date.now()).board : live.newest,
  )
  const rows = computed(() =>
    draft.value
      ? reviewRows({
          draft: draft.value,
          impact: impact.value,
          problem: problem.value,
          board: live.newest,
          next: next.value,
          catalogue: live.newestCatalogue,
          today: live.presentDay,
        })
      : [],
  )
  const records = computed(() => (draft.value ? recordRows(draft.value, impact.value, problem.value) : []))
  const effects = computed(() => {
    if (!draft.value || !impact.value) return undefined
    const own = new Set(draft.value.cells.map(({ series, period }) => cellKey(series, period)))
    const both = {
      board: live.newest,
      next: next.value,
      catalogue: live.newestCatalogue,
      today: live.presentDay,
    }
    return effectsOf(impact.value, own, both)
  })
  return { draft, impact, problem, isUnavailable, rows, records, effects, load }
}
