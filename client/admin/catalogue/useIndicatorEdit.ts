import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { publishEdit, rehearseEdit } from '#client/admin/catalogue/catalogueCalls.ts'
import {
  changedFields,
  draftOf,
  newDraft,
  prefixOf,
  requestOf,
  versionOf,
  type Field,
  type IndicatorDraft,
} from '#client/admin/catalogue/indicatorDraft.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { useLive } from '#client/stores/live.ts'
import type { Indicator } from '#shared/indicator.ts'
import type { CatalogueRehearsal } from '#shared/contract/catalogueEdit.ts'
import type { Problem } from '#shared/contract/problem.ts'

/** A hand that still types asks for nothing. */
const RESTED_MS = 400
/** The server wants a reason; while none is typed the rest is checked all the same. */
const NO_REASON = '—'

/**
 * One indicator under change: what is typed, what the server says to it while it is typed, and its release. What was
 * refused stays typed; what somebody else changed meanwhile is told and never overwritten.
 */
export function useIndicatorEdit(code: () => string, signedOut: () => void) {
  const live = useLive()
  const draft = ref<IndicatorDraft>()
  const reason = ref('')
  const problem = shallowRef<Problem>()
  const rehearsal = shallowRef<CatalogueRehearsal>()
  const isPublishing = ref(false)
  const isUnreachable = ref(false)
  /** Fields of a new indicator that have been left: nobody is told of what they have not come to yet. */
  const touched = reactive(new Set<string>())
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  onScopeDispose(() => clearTimeout(timer))

  /** What it was when this began; nothing for a new one. */
  const origin = shallowRef<Indicator>()
  const changed = computed(() => (draft.value ? changedFields(draft.value, origin.value) : []))
  const requestWith = (why: string) =>
    draft.value &&
    requestOf(draft.value, origin.value, { catalogue: live.newestCatalogue, board: live.newest, reason: why })
  const request = computed(() => requestWith(NO_REASON))
  const isOvertaken = computed(() => {
    const { basedOn, entry } = draft.value ?? {}
    return typeof basedOn === 'number' && entry !== undefined && versionOf(live.newest, entry.code) > basedOn
  })

  function clear(): void {
    clearTimeout(timer)
    asked += 1
    problem.value = undefined
    rehearsal.value = undefined
    isUnreachable.value = false
    touched.clear()
    reason.value = ''
  }
  function open(): void {
    clear()
    origin.value = live.newestCatalogue.indicator(code())
    draft.value = origin.value && draftOf(origin.value, live.newest)
  }
  function begin(domain: string): void {
    clear()
    origin.value = undefined
    draft.value = newDraft(live.newestCatalogue, domain)
  }
  function set(field: Field, value: unknown): void {
    const { entry, basedOn } = draft.value ?? {}
    if (!entry) return
    Object.assign(entry, { [field]: value })
    touched.add(field)
    const isUnnamed = basedOn === null && entry.code.endsWith('.')
    if (field === 'domain' && isUnnamed) entry.code = `${prefixOf(live.newestCatalogue, String(value))}.`
  }
  /** Changes what goes with the indicator: its place, its targets, what is retired along with it. */
  function change(part: Partial<Pick<IndicatorDraft, 'after' | 'alsoRetired' | 'targets'>>): void {
    if (draft.value) draft.value = { ...draft.value, ...part }
  }
  const explain = (why: string): void => void (reason.value = why)
  /** What was typed, over what somebody else has made of the indicator meanwhile. */
  function rebase(): void {
    const mine = draft.value
    const now = mine && live.newestCatalogue.indicator(mine.entry.code)
    if (!now) return
    const fresh = draftOf(now, live.newest)
    const typed = Object.fromEntries(changed.value.map((field) => [field, mine.entry[field]]))
    draft.value = { ...mine, basedOn: fresh.basedOn, entry: { ...fresh.entry, ...typed } }
    origin.value = now
  }

  function told(error: unknown): void {
    if (isSignedOut(error)) signedOut()
    problem.value = error instanceof ApiProblem ? error.problem : undefined
    isUnreachable.value = !(error instanceof ApiProblem)
  }
  async function check(): Promise<void> {
    const mine = ++asked
    const body = request.value
    if (!body) return void ((problem.value = undefined), (rehearsal.value = undefined))
    try {
      const answer = await rehearseEdit(body)
      if (mine !== asked) return
      rehearsal.value = answer
      problem.value = undefined
      isUnreachable.value = false
    } catch (error) {
      if (mine !== asked) return
      rehearsal.value = undefined
      told(error)
    }
  }
  watch(
    () => JSON.stringify(request.value),
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), RESTED_MS)
    },
  )

  /** Resolves to the seq of the release, or undefined where it was refused; then everything typed is still there. */
  async function publish(): Promise<number | undefined> {
    const body = requestWith(reason.value)
    if (!body || isPublishing.value) return undefined
    isPublishing.value = true
    clearTimeout(timer)
    asked += 1
    try {
      const { seq } = await publishEdit(body)
      return seq
    } catch (error) {
      for (const field of Object.keys(draft.value?.entry ?? {})) touched.add(field)
      told(error)
      return undefined
    } finally {
      isPublishing.value = false
    }
  }

  /** What the server objects to, and to which field of the indicator where it is one. */
  const faults = computed(() => {
    const all = (problem.value?.errors ?? []).map((fault) => {
      const [, field] = /^\/edits\/0\/(?:entry\/)?(\w+)$/.exec(fault.pointer) ?? []
      return { fault, field: field === 'after' ? 'order' : field }
    })
    if (draft.value?.basedOn !== null) return all
    return all.filter(({ field }) => field === undefined || touched.has(field))
  })
  const faultOf = (field: Field | 'order') => faults.value.find((one) => one.field === field)?.fault

  return {
    ...{ draft, reason, origin, changed, request, problem, rehearsal },
    ...{ isOvertaken, isPublishing, isUnreachable, faults },
    ...{ open, begin, set, change, explain, rebase, publish, faultOf },
  }
}

export type IndicatorEdit = ReturnType<typeof useIndicatorEdit>
