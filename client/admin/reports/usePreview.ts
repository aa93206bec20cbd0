import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { previewReport } from '#client/api/reports.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { ReportPreview, ReportPreviewRequest } from '#shared/contract/reports.ts'

/** A hand that still types asks for nothing. */
const RESTED_MS = 600

/**
 * What a text comes to, asked for whenever it or its terms have rested; the former one, at first what was `kept`, stays
 * until the next is there.
 */
export function usePreview(
  request: () => ReportPreviewRequest | undefined,
  signedOut: () => void,
  kept: ReportPreview['document'] = null,
) {
  const answer = shallowRef<ReportPreview>()
  /** The text that `answer` is of. */
  const text = ref('')
  const problem = shallowRef<Problem>()
  const isUnreachable = ref(false)
  const isAsking = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | undefined

  async function ask(): Promise<void> {
    clearTimeout(timer)
    asking?.abort()
    const body = request()
    if (!body) return
    const mine = (asking = new AbortController())
    isAsking.value = true
    try {
      const found = await previewReport(body, mine.signal)
      if (mine !== asking) return
      answer.value = found
      text.value = body.text
      problem.value = undefined
      isUnreachable.value = false
    } catch (error) {
      if (mine !== asking) return
      if (isSignedOut(error)) signedOut()
      problem.value = error instanceof ApiProblem ? error.problem : undefined
      isUnreachable.value = !(error instanceof ApiProblem)
    } finally {
      if (mine === asking) isAsking.value = false
    }
  }
  watch(
    () => JSON.stringify(request()),
    (_now, before) => {
      clearTimeout(timer)
      timer = setTimeout(() => void ask(), before === undefined ? 0 : RESTED_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => {
    clearTimeout(timer)
    asking?.abort()
  })

  /** The newest document that could be made; with faults in the text that of before. */
  const document = shallowRef(kept)
  watch(answer, (now) => {
    if (now?.document) document.value = now.document
  })
  const faults = computed(() => answer.value?.faults ?? [])
  return { answer, text, document, faults, problem, isUnreachable, isAsking, ask }
}
export type PreviewSession = ReturnType<typeof usePreview>
