import { computed, ref, shallowReactive, shallowRef, watch, type Ref } from 'vue'
import { keepRound, keptRound } from '#client/admin/appraisal/keptMarks.ts'
import { standingsWith, typedMarks } from '#client/admin/appraisal/roundSheet.ts'
import { fetchRound, sendRoundWork } from '#client/api/appraisal.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { Round } from '#shared/contract/appraisal.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { RecordBatchActed } from '#shared/contract/recordBatch.ts'

/** A round that is being marked: what the server has, what is typed over it, and where that puts everybody. */
export function useRound(id: Ref<string>, person: Ref<string>, signedOut: () => void) {
  const live = useLive()
  const round = shallowRef<Round>()
  const typed = shallowReactive(new Map<string, string>())
  const remarks = shallowReactive(new Map<string, string>())
  const notes = ref('')
  const problem = shallowRef<Problem>()
  const isUnreachable = ref(false)
  const isSending = ref(false)
  const acted = shallowRef<RecordBatchActed>()
  /** The same work is done once, however often the button is pressed. */
  let key = crypto.randomUUID()

  async function load(): Promise<void> {
    const asked = id.value
    try {
      const found = await fetchRound(asked)
      if (asked === id.value) round.value = found
      isUnreachable.value = false
    } catch (error) {
      told(error)
    }
  }
  function told(error: unknown): void {
    if (isSignedOut(error)) signedOut()
    problem.value = error instanceof ApiProblem ? error.problem : undefined
    isUnreachable.value = !(error instanceof ApiProblem)
  }
  watch(
    [id, person],
    () => {
      const kept = keptRound(person.value, id.value)
      round.value = undefined
      acted.value = undefined
      problem.value = undefined
      refill(typed, kept?.marks ?? [])
      refill(remarks, kept?.remarks ?? [])
      notes.value = kept?.notes ?? ''
      void load()
    },
    { immediate: true },
  )
  watch(
    () => ({ marks: [...typed], remarks: [...remarks], notes: notes.value }),
    (kept) => {
      key = crypto.randomUUID()
      keepRound(person.value, id.value, kept)
    },
  )

  const work = computed(() => (round.value ? typedMarks(round.value, typed) : { marks: [], wrong: 0 }))
  const standing = computed(() =>
    round.value ? standingsWith(round.value, typed, live.catalogue.site.conventions) : [],
  )
  const missing = computed(() => standing.value.reduce((sum, row) => sum + row.missing, 0))

  /** Marks alone, or with them the ranking that follows. What was typed is forgotten once the server has it. */
  async function send(publishes: boolean): Promise<void> {
    if (isSending.value) return
    isSending.value = true
    problem.value = undefined
    try {
      const publish = {
        notes: notes.value.trim(),
        remarks: [...remarks].flatMap(([candidate, note]) => (note.trim() ? [{ candidate, note }] : [])),
      }
      const { marks } = work.value
      acted.value = await sendRoundWork(id.value, { marks, ...(publishes && { publish }) }, key)
      typed.clear()
      if (publishes) {
        remarks.clear()
        notes.value = ''
      }
      await load()
    } catch (error) {
      told(error)
    } finally {
      isSending.value = false
    }
  }

  return {
    round,
    typed,
    remarks,
    notes,
    problem,
    isUnreachable,
    isSending,
    acted,
    work,
    standing,
    missing,
    load,
    send,
  }
}

function refill(map: Map<string, string>, pairs: readonly (readonly [string, string])[]): void {
  map.clear()
  for (const [key, text] of pairs) map.set(key, text)
}
