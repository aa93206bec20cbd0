import { computed, onMounted, reactive, ref, shallowRef } from 'vue'
import { EVERYTHING, fetchAudit, type AuditQuestion } from '#client/admin/audit/auditCalls.ts'
import { useAtThePanel } from '#client/admin/adminPerson.ts'
import { isSignedOut } from '#client/api/http.ts'
import type { AuditEntry } from '#shared/contract/audit.ts'

/** The acts that fit what was asked last, as many pages of them as somebody has wanted. */
export function useAuditLog() {
  const { signedOut } = useAtThePanel()
  /** As it stands in the fields; it counts once it is asked. */
  const question = reactive<AuditQuestion>({ ...EVERYTHING })
  const answered = shallowRef<AuditQuestion>({ ...EVERYTHING })
  const entries = shallowRef<readonly AuditEntry[]>([])
  const next = ref<number | null>(null)
  const isBusy = ref(true)
  const error = shallowRef<unknown>()
  let asking = 0

  async function load(of: AuditQuestion, before?: number): Promise<void> {
    const mine = ++asking
    isBusy.value = true
    error.value = undefined
    try {
      const page = await fetchAudit(of, before)
      if (mine !== asking) return // asked for something else meanwhile
      entries.value = before === undefined ? page.entries : [...entries.value, ...page.entries]
      next.value = page.next
      answered.value = of
    } catch (refusal) {
      if (mine !== asking) return
      if (isSignedOut(refusal)) signedOut()
      error.value = refusal
    } finally {
      if (mine === asking) isBusy.value = false
    }
  }
  onMounted(() => load({ ...question }))

  return {
    question,
    answered,
    entries,
    error,
    isBusy,
    hasMore: computed(() => next.value !== null),
    ask: () => load({ ...question }),
    askAll: () => load({ ...Object.assign(question, EVERYTHING) }),
    more: () => (next.value === null ? Promise.resolve() : load(answered.value, next.value)),
  }
}
