import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { ApiProblem, isSignedOut } from '#client/api/http.ts'
import type { Problem } from '#shared/contract/problem.ts'

const RETRY_MS = 4_000

/** A value as the server has it; the version is null for one that it does not have yet. */
export interface Stand<Value> {
  readonly version: number | null
  readonly value: Value
}
interface Editing<Value> {
  /** Where in this tab what was typed is kept: of whom and of what. */
  readonly place: () => string
  readonly send: (stand: Stand<Value>) => Promise<Stand<Value>>
  /** As the server has it now; asked for when somebody else was first. */
  readonly newest: () => Promise<Stand<Value>>
  readonly isValue: (kept: unknown) => kept is Value
  readonly signedOut: () => void
}

/**
 * Something long that one person types and saves: kept in this tab until the server has it, so that a reload, a lost
 * session, a server that is away and a colleague who was first lose nothing of it.
 */
export function useKeptEdit<Value extends object>(editing: Editing<Value>) {
  const base = shallowRef<Stand<Value>>()
  const value = shallowRef<Value>()
  /** What somebody else has saved since; nothing more is saved until one of both is chosen. */
  const theirs = shallowRef<Stand<Value>>()
  const problem = shallowRef<Problem>()
  const isSaving = ref(false)
  const isUnreachable = ref(false)
  /** What is typed was found in this tab from before. */
  const wasKept = ref(false)
  let retry: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(retry))

  const isChanged = computed(
    () => base.value !== undefined && JSON.stringify(value.value) !== JSON.stringify(base.value.value),
  )

  function keep(): void {
    const { value: from } = base
    const key = keyOf(editing.place())
    if (!from || !isChanged.value) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, JSON.stringify({ version: from.version, value: value.value }))
  }
  function kept(): Stand<Value> | undefined {
    const found = parsed(sessionStorage.getItem(keyOf(editing.place())))
    if (typeof found !== 'object' || found === null || !('version' in found) || !('value' in found))
      return undefined
    const { version, value: was } = found
    const isVersion = version === null || typeof version === 'number'
    return isVersion && editing.isValue(was) ? { version, value: was } : undefined
  }

  /** What the server has; what was typed over it in this tab comes back. */
  function open(stand: Stand<Value>): void {
    const before = kept()
    clearTimeout(retry)
    base.value = stand
    value.value = before?.value ?? stand.value
    wasKept.value = isChanged.value
    theirs.value = before && isChanged.value && before.version !== stand.version ? stand : undefined
    problem.value = undefined
    isUnreachable.value = false
  }
  /** The server has something newer. Where nothing was typed here it is simply shown. */
  function arrived(stand: Stand<Value>): void {
    if (stand.version === base.value?.version || isSaving.value) return
    if (!isChanged.value) open(stand)
    else theirs.value = stand
  }
  function change(part: Partial<Value>): void {
    if (!value.value) return
    value.value = { ...value.value, ...part }
    problem.value = undefined
    keep()
  }

  /** Resolves to whether the server has what is typed. */
  async function save(): Promise<boolean> {
    clearTimeout(retry)
    const [from, typed] = [base.value, value.value]
    if (!from || !typed || theirs.value || isSaving.value) return false
    isSaving.value = true
    problem.value = undefined
    try {
      base.value = await editing.send({ version: from.version, value: typed })
      if (value.value === typed) value.value = base.value.value
      isUnreachable.value = wasKept.value = false
      keep()
      return true
    } catch (error) {
      await failed(error)
      return false
    } finally {
      isSaving.value = false
    }
  }
  async function failed(error: unknown): Promise<void> {
    isUnreachable.value = !(error instanceof ApiProblem)
    if (isUnreachable.value) retry = setTimeout(() => void save(), RETRY_MS)
    else if (isSignedOut(error)) editing.signedOut()
    else if (error instanceof ApiProblem) {
      const now = error.problem.status === 409 ? await editing.newest().catch(() => undefined) : undefined
      if (now && now.version !== base.value?.version) theirs.value = now
      else problem.value = error.problem
    }
  }

  /** What was typed here is to stand in the place of what the other one saved. */
  function keepMine(): void {
    if (theirs.value) base.value = theirs.value
    theirs.value = undefined
    keep()
  }
  /** Back to what the server has. */
  function drop(): void {
    clearTimeout(retry)
    const stand = theirs.value ?? base.value
    theirs.value = undefined
    base.value = stand
    value.value = stand?.value
    problem.value = undefined
    wasKept.value = isUnreachable.value = false
    keep()
  }

  return {
    ...{ base, value, theirs, problem, isChanged, isSaving, isUnreachable, wasKept },
    ...{ open, arrived, change, save, keepMine, drop },
  }
}
export type KeptEdit<Value extends object> = ReturnType<typeof useKeptEdit<Value>>

const keyOf = (place: string): string => `guanlan.report-text.${place}`

function parsed(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
