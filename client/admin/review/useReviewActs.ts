import { ref, shallowRef } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { actOnDraft } from '#client/api/drafts.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import type { Draft, DraftSummary } from '#shared/contract/drafts.ts'
import type { Problem } from '#shared/contract/problem.ts'

type Act = Parameters<typeof actOnDraft>[1]
type Body = Omit<Parameters<typeof actOnDraft>[2], 'version'>

/** `lost`: no answer came, so that nobody knows whether it was done; asking again does not do it twice. */
export type ActFailure = { readonly kind: 'refused'; readonly problem: Problem } | { readonly kind: 'lost' }

/** What is done with a draft, always upon the version that was looked at. */
export function useReviewActs(done: (draft: DraftSummary) => Promise<void>) {
  const { signedOut } = useAtThePanel()
  const isBusy = ref(false)
  const failure = shallowRef<ActFailure>()

  /** True where it was done. What was typed for it is the caller's and stays. */
  async function act({ id, version }: Draft, what: Act, body: Body = {}): Promise<boolean> {
    if (isBusy.value) return false
    isBusy.value = true
    failure.value = undefined
    try {
      await done(await actOnDraft(id, what, { version, ...body }))
      return true
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      failure.value =
        error instanceof ApiProblem ? { kind: 'refused', problem: error.problem } : { kind: 'lost' }
      return false
    } finally {
      isBusy.value = false
    }
  }

  return { act, isBusy, failure, forget: () => void (failure.value = undefined) }
}
