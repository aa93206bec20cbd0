import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { publishDefinition, rehearseDefinition } from '#client/admin/definitions/definitionCalls.ts'
import type { LedgerDraft } from '#client/admin/definitions/definitionDraft.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { FieldProblem, Problem } from '#shared/contract/problem.ts'
import type { Ledger } from '#shared/ledger/ledger.ts'

/** A hand that still types asks for nothing. */
const RESTED_MS = 500
/** The server wants a reason; while none is typed the rest is checked all the same. */
const NO_REASON = '—'

/** One definition under change: what is typed, what the server has against it, and its release. */
export function useDefinitionEdit(signedOut: () => void) {
  const live = useLive()
  const draft = ref<LedgerDraft>()
  const origin = shallowRef<Ledger>()
  /** The version that was looked at, null for a new ledger. */
  const basedOn = ref<number | null>(null)
  const reason = ref('')
  const problem = shallowRef<Problem>()
  const isUnreachable = ref(false)
  const isPublishing = ref(false)
  const isChecked = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  onScopeDispose(() => clearTimeout(timer))

  const versionOf = (code: string): number => live.newest.ledgers[code]?.version ?? 0
  const isNew = computed(() => basedOn.value === null)
  const isChanged = computed(
    () => draft.value !== undefined && JSON.stringify(draft.value) !== JSON.stringify(origin.value),
  )
  const isOvertaken = computed(
    () => basedOn.value !== null && versionOf(draft.value?.code ?? '') > basedOn.value,
  )
  const body = (why: string) =>
    draft.value && isChanged.value
      ? { edits: [{ basedOn: basedOn.value, entry: draft.value }], reason: why }
      : undefined

  function begin(entry: LedgerDraft, from?: Ledger): void {
    clearTimeout(timer)
    asked += 1
    problem.value = undefined
    isUnreachable.value = false
    isChecked.value = false
    reason.value = ''
    origin.value = from
    basedOn.value = from ? versionOf(from.code) : null
    draft.value = entry
  }
  const explain = (why: string): void => void (reason.value = why)
  const open = (ledger: Ledger): void => begin(structuredClone(ledger) as LedgerDraft, ledger)

  function told(error: unknown): void {
    if (isSignedOut(error)) signedOut()
    problem.value = error instanceof ApiProblem ? error.problem : undefined
    isUnreachable.value = !(error instanceof ApiProblem)
  }
  async function check(): Promise<void> {
    const mine = ++asked
    const sent = body(NO_REASON)
    if (!sent) return void (problem.value = undefined)
    try {
      await rehearseDefinition(sent)
      if (mine !== asked) return
      problem.value = undefined
      isUnreachable.value = false
      isChecked.value = true
    } catch (error) {
      if (mine === asked) told(error)
    }
  }
  watch(
    () => JSON.stringify(draft.value),
    () => {
      clearTimeout(timer)
      isChecked.value = false
      timer = setTimeout(() => void check(), RESTED_MS)
    },
  )

  /** Resolves to the seq of the release, or undefined where it was refused; then everything typed is still there. */
  async function publish(): Promise<number | undefined> {
    const sent = body(reason.value)
    if (!sent || isPublishing.value) return undefined
    isPublishing.value = true
    clearTimeout(timer)
    asked += 1
    try {
      return (await publishDefinition(sent)).seq
    } catch (error) {
      told(error)
      return undefined
    } finally {
      isPublishing.value = false
    }
  }

  /** Where in the definition the server objects to what. */
  const faults = computed(() =>
    (problem.value?.errors ?? []).map((fault) => ({
      fault,
      at: fault.pointer.replace(/^\/edits\/0\/entry/, ''),
    })),
  )
  /** What is wrong with a part of it: `/fields/3`, `/code`. */
  const faultAt = (part: string): FieldProblem | undefined =>
    faults.value.find(({ at }) => at === part || at.startsWith(`${part}/`))?.fault

  return {
    ...{ draft, origin, reason, problem, faults, faultAt },
    ...{ isNew, isChanged, isChecked, isOvertaken, isUnreachable, isPublishing },
    ...{ begin, open, explain, publish },
  }
}

export type DefinitionEdit = ReturnType<typeof useDefinitionEdit>
