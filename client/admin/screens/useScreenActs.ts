import { readonly, ref } from 'vue'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { problemSentence } from '#client/admin/problemSentence.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { useFormat } from '#client/format/useFormat.ts'

/** One act on a screen at a time: whether one is under way, and what the server said against the last one. */
export function useScreenActs() {
  const { t, locale } = useFormat()
  const { signedOut } = useAtThePanel()
  const busy = ref<string>()
  const refusal = ref('')

  /** True where it was done. */
  async function act(what: string, request: () => Promise<unknown>): Promise<boolean> {
    if (busy.value !== undefined) return false
    busy.value = what
    refusal.value = ''
    try {
      await request()
      return true
    } catch (error) {
      if (isSignedOut(error)) signedOut()
      refusal.value =
        error instanceof ApiProblem ? problemSentence(error.problem, locale.value) : t('screens.unreachable')
      return false
    } finally {
      busy.value = undefined
    }
  }
  return { busy: readonly(busy), refusal, act }
}
