import { computed, ref, shallowReactive, shallowRef, watch, type Ref } from 'vue'
import { turningProjects } from '#client/admin/turn/turningProjects.ts'
import { turnLine, type TypedTurn } from '#client/admin/turn/typedTurn.ts'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import { sendBatch } from '#client/api/ledgers.ts'
import type { Problem } from '#shared/contract/problem.ts'
import type { RecordBatchActed } from '#shared/contract/recordBatch.ts'
import { turnRequests, type TurningProject } from '#shared/rooms/yearTurn.ts'

/** The turn of one year: the projects, what is typed for each (kept in this tab until it is sent), and its release. */
export function useYearTurn(year: Ref<number>, person: Ref<string>, signedOut: () => void) {
  const projects = shallowRef<readonly TurningProject[]>()
  const typed = shallowReactive(new Map<string, TypedTurn>())
  const problem = shallowRef<Problem>()
  const isUnreachable = ref(false)
  const isSending = ref(false)
  const acted = shallowRef<RecordBatchActed>()
  /** Sent once under one key, however often the button is pressed. */
  let key = crypto.randomUUID()

  const place = computed(() => `guanlan.turn.${person.value}/${year.value}`)
  watch(
    place,
    (at) => {
      typed.clear()
      for (const [id, one] of keptTurns(at)) typed.set(id, one)
      void load()
    },
    { immediate: true },
  )
  watch(
    () => [...typed],
    (all) => {
      key = crypto.randomUUID()
      if (all.length === 0) sessionStorage.removeItem(place.value)
      else sessionStorage.setItem(place.value, JSON.stringify(all))
    },
  )

  async function load(): Promise<void> {
    const asked = year.value
    try {
      const found = await turningProjects(asked)
      if (asked === year.value) projects.value = found
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

  const lines = computed(() =>
    (projects.value ?? []).map((project) => turnLine(project, year.value, typed.get(project.id))),
  )
  const decided = computed(() => lines.value.filter((line) => line.isDecided))

  /** Everything that is decided becomes public at one instant, or is handed in as one draft. */
  async function send(title: string): Promise<void> {
    if (isSending.value || decided.value.length === 0) return
    isSending.value = true
    problem.value = undefined
    try {
      const records = turnRequests(decided.value, title)
      acted.value = await sendBatch({ title, records }, key)
      typed.clear()
      await load()
    } catch (error) {
      told(error)
    } finally {
      isSending.value = false
    }
  }

  return { projects, lines, decided, typed, problem, isUnreachable, isSending, acted, load, send }
}

function keptTurns(place: string): readonly (readonly [string, TypedTurn])[] {
  const text = sessionStorage.getItem(place)
  if (text === null) return []
  try {
    const kept: unknown = JSON.parse(text)
    return Array.isArray(kept) ? kept.filter(isKept) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isKept(one: unknown): one is readonly [string, TypedTurn] {
  if (!Array.isArray(one) || typeof one[0] !== 'string') return false
  const typed: unknown = one[1]
  return typeof typed === 'object' && typed !== null && 'fate' in typed && 'lists' in typed && 'plan' in typed
}
